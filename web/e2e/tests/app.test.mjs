// The product's own client: two delegations join and work by keyboard; every page passes axe; screenshots are left.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  enter,
  gone,
  HEADS,
  look,
  openInvitation,
  pictureOf,
  places,
  prepareRoom,
  pressByKeyboard,
  pressed,
  pressWithAlt,
} from '../lib/app.mjs';
import { servesApp } from '../lib/server.mjs';
import { contactSheet, SIZES } from '../lib/sheet.mjs';
import { stage } from '../lib/stage.mjs';

const PIXEL = 1;
const PATIENCE_MS = 20_000;

/** Two sides and two pictures of the same size, on one line; in Arabic the first one sits on the right. */
async function assertEqualHalves(person, language) {
  await person.page.setViewport(SIZES[1440]);
  for (const what of ['[data-side]', '[data-size="large"] video']) {
    const [first, second] = await places(person, what);
    for (const side of ['y', 'width', 'height']) {
      assert.ok(Math.abs(first[side] - second[side]) < PIXEL, `${side} of ${what}: ${first[side]}, ${second[side]}`);
    }
    assert.equal(first.x < second.x, language !== 'ar', `the first ${what} in ${language} is at ${first.x}`);
  }
}

/** Writes in the chat; the panel is opened and closed by its key. */
async function write(person, text) {
  await pressWithAlt(person, '2');
  await person.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await person.page.keyboard.type(text);
  await person.page.keyboard.press('Enter');
  await person.page.waitForFunction((said) => document.querySelector('ol')?.textContent.includes(said), {}, text);
}

if (servesApp) {
  const scene = stage();
  after(contactSheet);

  scene('two delegations join and talk by keyboard, in English and in Arabic', async (talk) => {
    talk.contacts = new Set();
    await prepareRoom(talk);
    const en = await openInvitation(talk, HEADS.a, 'en');
    const ar = await openInvitation(talk, HEADS.b, 'ar');
    const people = { en, ar };
    for (const [language, person] of Object.entries(people)) {
      await person.page.waitForSelector('[data-action="enter"]');
      await person.page.waitForFunction(() => document.querySelector('video')?.videoWidth > 0);
      const direction = await person.page.evaluate(() => document.documentElement.dir || 'ltr');
      assert.equal(direction, language === 'ar' ? 'rtl' : 'ltr');
      await look(person, language, 'join');
    }
    for (const person of Object.values(people)) await enter(person);
    for (const person of Object.values(people)) {
      await pictureOf(person, 'head-a');
      await pictureOf(person, 'head-b');
    }
    // The first pictures are coarse, until the bandwidth is known.
    await sleep(3000);
    for (const [language, person] of Object.entries(people)) {
      await look(person, language, 'room');
      await assertEqualHalves(person, language);
    }

    await pressed(en, 'camera', true);
    await en.page.keyboard.press('v');
    await pressed(en, 'camera', false);
    await gone(ar, '[data-identity="head-a"] video');
    await en.page.keyboard.press('v');
    await pictureOf(ar, 'head-a');
    await en.page.keyboard.press('m');
    await pressed(en, 'microphone', false);
    await ar.page.waitForSelector('[data-identity="head-a"] [role="img"]');
    await en.page.keyboard.press('m');
    await pressed(en, 'microphone', true);

    await write(en, 'Good day to both delegations.');
    await write(ar, 'السلام عليكم.');
    await en.page.waitForFunction(() => document.querySelector('ol')?.textContent.includes('السلام عليكم.'));
    for (const [language, person] of Object.entries(people)) await look(person, language, 'chat');
    for (const [language, person] of Object.entries(people)) {
      await person.page.keyboard.press('Escape');
      await gone(person, 'aside');
      await pressWithAlt(person, '1');
      await person.page.waitForSelector('[data-person="head-b"]');
      await look(person, language, 'people');
      await person.page.keyboard.press('Escape');
      await gone(person, 'aside');
      await person.page.keyboard.press('?');
      await person.page.waitForSelector('[role="dialog"]');
      await look(person, language, 'keys');
      await person.page.keyboard.press('Escape');
      await gone(person, '[role="dialog"]');
    }

    await pressByKeyboard(en, 'leave');
    await gone(en, '[data-action="leave"]');
    await look(en, 'en', 'ended');
    await gone(ar, '[data-identity="head-a"]');
    await look(ar, 'ar', 'awaiting');
    // Nobody else's server is asked for anything: no font, no script, no statistics.
    assert.deepEqual([...talk.contacts].filter(Boolean), [new URL(talk.server.httpUrl).host]);
  });

  scene('a whole delegation, a shared screen, by day: in Russian and in Chinese', async (talk) => {
    await prepareRoom(talk);
    const light = () => localStorage.setItem('hiwar.theme', 'light');
    const screen = () => {
      navigator.mediaDevices.getDisplayMedia = async () => {
        const paper = document.createElement('canvas');
        Object.assign(paper, { width: 1280, height: 800 });
        const pen = paper.getContext('2d', { alpha: false });
        setInterval(() => {
          pen.fillStyle = '#ffffff';
          pen.fillRect(0, 0, 1280, 800);
          pen.fillStyle = '#1b1f23';
          for (let line = 0; line < 14; line++) pen.fillRect(120, 90 + 44 * line, 900 + 120 * Math.sin(line * 2), 9);
        }, 200);
        return paper.captureStream(5);
      };
    };
    const ru = await openInvitation(talk, HEADS.a, 'ru', { before: screen });
    const zh = await openInvitation(talk, HEADS.b, 'zh', { before: light });
    const adviser = await openInvitation(talk, { ...HEADS.b, identity: 'adviser-b', role: 'adviser' }, 'zh');
    const booth = await openInvitation(talk, { identity: 'booth', role: 'interpreter' }, 'ru');
    for (const person of [ru, zh, adviser, booth]) await enter(person);
    for (const identity of ['head-a', 'head-b', 'adviser-b', 'booth']) await pictureOf(zh, identity);
    await sleep(2000);
    await look(ru, 'ru', 'room');
    await look(zh, 'zh', 'room-light');
    await assertEqualHalves(zh, 'zh');

    await pressByKeyboard(ru, 'screen');
    await pressed(ru, 'screen', true);
    await zh.page.waitForFunction(() => document.querySelector('[data-middle] video')?.videoWidth > 0);
    await ru.page.waitForSelector('[data-action="stop-screen"]');
    await sleep(1500);
    await assertEqualHalves(zh, 'zh');
    await look(zh, 'zh', 'screen-light');
    await look(ru, 'ru', 'own-screen');
    await pressByKeyboard(ru, 'stop-screen');
    await gone(zh, '[data-middle]', { timeout: PATIENCE_MS });
  });
}
