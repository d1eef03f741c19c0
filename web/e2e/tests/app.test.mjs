// The product's own client: two delegations join and work by keyboard; every page passes axe; screenshots are left.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { servesApp } from '../lib/server.mjs';
import { contactSheet, emptySheet, SIZES, shoot } from '../lib/sheet.mjs';
import { sitInFront } from '../lib/sitter.mjs';
import { stage } from '../lib/stage.mjs';

const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TABS_AT_MOST = 40;

const PEOPLE = {
  en: { identity: 'head-a', name: 'Head of delegation', delegation: 'Delegation A', ink: '#1f5a66' },
  ar: { identity: 'head-b', name: 'رئيس الوفد', delegation: 'الوفد ب', ink: '#7a2e3b' },
};

const invitation = (talk, { identity, name, delegation }) =>
  talk.token(identity, {
    room: 'Talks on the anniversary of the treaty',
    name,
    attributes: { delegation, role: 'head' },
    grants: { canUpdateOwnMetadata: true },
  });

/** Opens the invitation of one side in its language. */
function openJoinPage(talk, language) {
  const person = PEOPLE[language];
  return talk.open(person.identity, `${talk.server.httpUrl}/join#token=${invitation(talk, person)}`, {
    browser: 'chromium with devices',
    async prepare(page) {
      page.on('request', (request) => talk.contacts.add(new URL(request.url()).host));
      await page.setViewport(SIZES[1440]);
      await page.evaluateOnNewDocument((value) => localStorage.setItem('hiwar.language', value), language);
      await page.evaluateOnNewDocument(sitInFront, person.ink);
    },
  });
}

/** Reaches a button by Tab alone and presses it. */
async function pressByKeyboard({ page, identity }, actionName) {
  for (let tabs = 0; tabs < TABS_AT_MOST; tabs++) {
    const focused = await page.evaluate(() => document.activeElement?.dataset.action);
    if (focused === actionName) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${identity}: ${TABS_AT_MOST} times Tab do not reach ${actionName}`);
}

const pressed = ({ page }, actionName, value) =>
  page.waitForSelector(`[data-action="${actionName}"][aria-pressed="${value}"]`);

/** A tile with a moving picture of this person. */
const pictureOf = ({ page }, identity) =>
  page.waitForFunction(
    (wanted) => document.querySelector(`[data-identity="${wanted}"] video`)?.videoWidth > 0,
    { timeout: 20_000 },
    identity,
  );

async function assertAccessible({ page, identity }, where) {
  // The component library announces a pending button by its id, and takes that back after seven seconds; the button may
  // be gone by then.
  await page.waitForFunction(() => !document.querySelector('[data-live-announcer] [aria-labelledby]'));
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  const told = violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html).join(' ')}`);
  assert.deepEqual(told, [], `${where} of ${identity}`);
}

/** Every size of a page: accessible, and photographed. */
async function look(person, language, where) {
  for (const [width, viewport] of Object.entries(SIZES)) {
    await person.page.setViewport(viewport);
    await shoot(person.page, `${where}-${language}-${width}`);
    await assertAccessible(person, `${where} at ${width}`);
    const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${where} at ${width} in ${language} is ${wide} px too wide`);
  }
}

if (servesApp) {
  const scene = stage();
  before(emptySheet);
  after(contactSheet);

  scene('two delegations join and talk by keyboard, in English and in Arabic', async (talk) => {
    const people = {};
    talk.contacts = new Set();
    for (const language of Object.keys(PEOPLE)) {
      const person = await openJoinPage(talk, language);
      people[language] = person;
      await person.page.waitForSelector('[data-action="enter"]');
      await person.page.waitForFunction(() => document.querySelector('video')?.videoWidth > 0);
      const direction = await person.page.evaluate(() => document.documentElement.dir || 'ltr');
      assert.equal(direction, language === 'ar' ? 'rtl' : 'ltr');
      await look(person, language, 'join');
    }
    for (const person of Object.values(people)) {
      await pressByKeyboard(person, 'enter');
      await person.page.waitForSelector('[data-action="leave"]');
    }
    for (const person of Object.values(people)) {
      await pictureOf(person, 'head-a');
      await pictureOf(person, 'head-b');
    }
    // The first pictures are coarse, until the bandwidth is known.
    await sleep(3000);
    for (const [language, person] of Object.entries(people)) {
      await look(person, language, 'room');
    }

    const { en, ar } = people;
    await pressed(en, 'camera', true);
    await en.page.keyboard.press('v');
    await pressed(en, 'camera', false);
    await ar.page.waitForFunction(() => !document.querySelector('[data-identity="head-a"] video'));
    await en.page.keyboard.press('v');
    await pictureOf(ar, 'head-a');
    await en.page.keyboard.press('m');
    await pressed(en, 'microphone', false);
    await ar.page.waitForSelector('[data-identity="head-a"] [role="img"]');
    await en.page.keyboard.press('m');
    await pressed(en, 'microphone', true);

    await en.page.keyboard.down('Alt');
    await en.page.keyboard.press('1');
    await en.page.keyboard.up('Alt');
    await en.page.waitForSelector('[data-person="head-b"]');
    await look(en, 'en', 'people');
    await en.page.keyboard.press('?');
    await en.page.waitForSelector('[role="dialog"]');
    await look(en, 'en', 'keys');
    await en.page.keyboard.press('Escape');
    await en.page.waitForFunction(() => !document.querySelector('[role="dialog"]'));

    await pressByKeyboard(en, 'leave');
    await en.page.waitForFunction(() => !document.querySelector('[data-action="leave"]'));
    await look(en, 'en', 'ended');
    await ar.page.waitForFunction(() => !document.querySelector('[data-identity="head-a"]'));
    // Nobody else's server is asked for anything: no font, no script, no statistics.
    assert.deepEqual([...talk.contacts].filter(Boolean), [new URL(talk.server.httpUrl).host]);
  });

  scene('a link that says nothing is explained', async (talk) => {
    const person = await talk.open('stranger', `${talk.server.httpUrl}/join`, {
      prepare: (page) => page.evaluateOnNewDocument(() => localStorage.setItem('hiwar.language', 'en')),
    });
    await person.page.waitForSelector('[data-notice]');
    await look(person, 'en', 'link-missing');
  });

  scene('a link with a wrong signature is refused with a way out', async (talk) => {
    const token = `${talk.token('head-a')}x`;
    const person = await talk.open('head-a', `${talk.server.httpUrl}/join#token=${token}`, {
      browser: 'chromium with devices',
      prepare: (page) => page.evaluateOnNewDocument(() => localStorage.setItem('hiwar.language', 'en')),
    });
    await person.page.waitForSelector('[data-action="enter"]');
    await pressByKeyboard(person, 'enter');
    await person.page.waitForSelector('[data-notice]');
    await look(person, 'en', 'refused');
  });
}
