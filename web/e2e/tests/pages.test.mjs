// Every page of a talk in four languages at two widths: photographed, tried with axe, no key shown, nothing cut off.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { look } from '../lib/app.mjs';
import { clipped, KEYS, speakPseudo } from '../lib/pseudo.mjs';
import { ownsServer } from '../lib/server.mjs';
import { contactSheet, SIZES } from '../lib/sheet.mjs';
import { stage } from '../lib/stage.mjs';
import { act, all, arrive, inside, ITEMS, openSeat, prepareTalk, secretariatOf } from '../lib/talk.mjs';

const LANGUAGES = ['en', 'ar', 'ru', 'zh'];
/** Who reads which language: each of them leads or keeps the talk, so that all see a console. */
const READERS = { en: 'head-ru', ar: 'head-cn', ru: 'chair', zh: 'secretary' };
/** Who waits to be admitted, a seat for each language. */
const WAITING = { en: 'adviser-ru', ar: 'adviser-cn', ru: 'observer', zh: 'press' };
const PANELS = ['agenda', 'floor', 'papers', 'people', 'lead', 'record', 'chat'];
const KEY_LIKE = KEYS.filter((key) => key.split('.').length > 1);

/** Nobody ever reads the name of a text in the place of the text. */
async function noKeys({ page, identity }, where) {
  const text = await page.evaluate(() => document.body.innerText);
  const shown = KEY_LIKE.filter((key) => text.includes(key));
  assert.deepEqual(shown, [], `${where} of ${identity} shows names of texts`);
}

async function each(readers, where) {
  for (const [language, person] of Object.entries(readers)) {
    await look(person, language, where);
    await noKeys(person, where);
  }
}

/** Opens a page without a seat in each language. */
async function plainPages(test, where, address, { ready, cookie } = {}) {
  for (const language of LANGUAGES) {
    const person = await test.open(`${where} ${language}`, `${test.server.httpUrl}${address(language)}`, {
      async prepare(page) {
        if (cookie !== undefined) await page.setCookie(cookie);
        await page.evaluateOnNewDocument((value) => localStorage.setItem('hiwar.language', value), language);
      },
    });
    if (ready !== undefined) await person.page.waitForSelector(ready);
    await look(person, language, where);
    await noKeys(person, where);
    await person.page.close();
  }
}

/** Nothing is cut off at any width. */
async function assertFits({ page }, where) {
  for (const size of Object.values(SIZES)) {
    await page.setViewport(size);
    assert.deepEqual(await clipped(page), [], `${where} at ${size.width}`);
  }
  await page.setViewport(SIZES[1440]);
}

/** The list of all actions, as it is opened by keyboard. */
async function allActions(person, language) {
  const { page } = person;
  await page.keyboard.down('Control');
  await page.keyboard.press('k');
  await page.keyboard.up('Control');
  await page.waitForSelector('[data-pick]');
  await look(person, language, 'room-actions');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('[role="dialog"]'));
}

if (ownsServer) {
  const scene = stage({ timeoutMillis: 600_000 });
  after(contactSheet);

  scene('door, waiting room and room in four languages', async (test) => {
    const talk = await prepareTalk(test.server, 'pages');
    const readers = {};
    for (const [language, seat] of Object.entries(READERS)) readers[language] = await openSeat(test, talk, seat, language);
    await each(readers, 'door');
    for (const person of Object.values(readers)) {
      await arrive(person);
      await inside(person);
    }
    const { en, ar, ru: chair } = readers;
    for (const [language, seat] of Object.entries(WAITING)) {
      const waiting = await openSeat(test, talk, seat, language);
      await arrive(waiting);
      await waiting.page.waitForSelector('[data-action="leave-waiting"]');
      await look(waiting, language, 'waiting');
      await noKeys(waiting, 'waiting');
      await waiting.page.close();
    }
    await act(chair, 'chair.open-sitting');
    await act(chair, `agenda.begin:${ITEMS[0]}`);
    await act(en, 'floor.request');
    await act(ar, 'floor.request');
    await act(chair, 'chair.give:head-ru');
    await all(Object.values(readers), 'a speaker', (state) => state.floor.holding !== undefined);
    await each(readers, 'room');
    for (const panel of PANELS) {
      for (const person of Object.values(readers)) await act(person, panel);
      await each(readers, `room-${panel}`);
      for (const person of Object.values(readers)) await act(person, panel);
    }
    for (const language of ['en', 'ar']) await allActions(readers[language], language);
    await act(ar, 'floor.point');
    await all(Object.values(readers), 'the point', (state) => state.order.points.length === 1);
    await each(readers, 'room-point-of-order');
    await act(chair, 'chair.uphold');
    await act(en, 'caucus.open');
    await en.page.waitForSelector('[data-seal="caucus"]');
    await look(en, 'en', 'caucus');
    await act(en, 'caucus.close:ru');
    await act(ar, 'caucus.open');
    await ar.page.waitForSelector('[data-seal="caucus"]');
    await look(ar, 'ar', 'caucus');
    await act(ar, 'caucus.close:cn');
    await act(chair, 'offrecord.go');
    for (const person of Object.values(readers)) await person.page.waitForSelector('[data-seal="off-record"]');
    await each(readers, 'off-record');
    await act(chair, 'offrecord.return');
    await act(chair, 'recess.call');
    await all(Object.values(readers), 'the recess', (state) => state.sitting.condition === 'RECESS');
    await each(readers, 'recess');
    await act(chair, 'recess.resume');
    await act(chair, 'chair.close-sitting');
    await all([chair], 'the end', (state) => state.preparation.phase === 'CLOSED');
  });

  scene('secretariat and public pages in four languages', async (test) => {
    await prepareTalk(test.server, 'public');
    const { cookie } = await secretariatOf(test.server);
    await plainPages(test, 'announcement', (language) => `/talks/public?lang=${language}`);
    await plainPages(test, 'announcements', (language) => `/talks?lang=${language}`);
    await plainPages(test, 'secretariat', () => '/secretariat', { cookie, ready: 'a[href*="/secretariat/talks/"]' });
    await plainPages(test, 'preparation', () => '/secretariat/talks/public', { cookie, ready: 'input' });
    await plainPages(test, 'secretariat-without-link', () => '/secretariat', { ready: '[data-notice], main h2' });
    await plainPages(test, 'seat-without-link', () => '/talks/public/seats/chair', { ready: '[data-notice], h1' });
  });

  scene('texts half as long again are not cut off', async (test) => {
    const talk = await prepareTalk(test.server, 'pseudo');
    const chair = await openSeat(test, talk, 'chair', 'en', { before: speakPseudo });
    const fits = (where) => assertFits(chair, where);
    await chair.page.waitForFunction(() => document.body.innerText.includes('~'));
    await fits('door');
    await arrive(chair);
    await inside(chair);
    await fits('room');
    for (const panel of PANELS) {
      await act(chair, panel);
      await fits(panel);
      await act(chair, panel);
    }

    const { cookie } = await secretariatOf(test.server);
    for (const [where, ready] of [
      ['/secretariat', 'a[href*="/secretariat/talks/"]'],
      ['/secretariat/talks/pseudo', 'input'],
    ]) {
      const desk = await test.open(where, `${test.server.httpUrl}${where}`, {
        async prepare(page) {
          await page.setCookie(cookie);
          await page.evaluateOnNewDocument(() => localStorage.setItem('hiwar.language', 'en'));
          await speakPseudo(page);
        },
      });
      await desk.page.waitForSelector(ready);
      await assertFits(desk, where);
    }
  });
}
