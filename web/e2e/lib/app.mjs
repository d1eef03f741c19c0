// Our own client in a browser: opening invitations, working by keyboard, looking at pages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { RoomServiceClient } from 'livekit-server-sdk';
import { SIZES, shoot } from './sheet.mjs';
import { sitInFront } from './sitter.mjs';

const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const TABS_AT_MOST = 40;

/** The talks as their secretariat words them: each side reads them in its own language. */
export const TALKS = {
  title: {
    en: 'Talks on the 20th anniversary of the Treaty',
    ar: 'محادثات الذكرى العشرين للمعاهدة',
    ru: 'Переговоры к 20-летию Договора',
    zh: '条约签署二十周年会谈',
  },
  item: { en: '1. Exchange of congratulations', ar: '1. تبادل التهاني', ru: '1. Обмен поздравлениями', zh: '一、互致祝贺' },
  occasion: {
    en: '20 years of good-neighbourliness and friendly cooperation',
    ar: 'عشرون عامًا من حسن الجوار والتعاون الودي',
    ru: '20 лет добрососедства, дружбы и сотрудничества',
    zh: '睦邻友好合作二十年',
  },
  startsAt: '2021-06-28T10:00:00Z',
  delegations: [
    {
      id: 'a',
      zone: 'Europe/Moscow',
      name: { en: 'Delegation A', ar: 'الوفد الأول', ru: 'Делегация А', zh: '甲方代表团' },
    },
    {
      id: 'b',
      zone: 'Asia/Shanghai',
      name: { en: 'Delegation B', ar: 'الوفد الثاني', ru: 'Делегация Б', zh: '乙方代表团' },
    },
  ],
};

/** Seats of the two sides; without a name, so that each reader sees the office in their own language. */
export const HEADS = {
  a: { identity: 'head-a', delegation: 'a', role: 'head', ink: '#1f5a66' },
  b: { identity: 'head-b', delegation: 'b', role: 'head', ink: '#7a2e3b' },
};

/** Makes the room with its metadata, as a secretariat does. */
export function prepareRoom(talk) {
  const rooms = new RoomServiceClient(talk.server.httpUrl, talk.server.key, talk.server.secret);
  return rooms.createRoom({ name: talk.room, metadata: JSON.stringify(TALKS) });
}

export function invitation(talk, { identity, name = '', delegation, role, ...more }) {
  return talk.token(identity, {
    name,
    attributes: { delegation, role },
    roomConfig: { metadata: JSON.stringify(TALKS) },
    ...more,
  });
}

/**
 * Opens an invitation in a language. `base` is where the page comes from (a cable, for example), `before` runs in the
 * page before the app.
 */
export function openInvitation(talk, seat, language, { base = talk.server.httpUrl, before, ...more } = {}) {
  const token = more.token ?? invitation(talk, { ...seat, ...more });
  return talk.open(seat.identity, `${base}/join#token=${token}`, {
    browser: 'chromium with devices',
    async prepare(page) {
      page.on('request', (request) => talk.contacts?.add(new URL(request.url()).host));
      await page.setViewport(SIZES[1440]);
      await page.evaluateOnNewDocument((value) => localStorage.setItem('hiwar.language', value), language);
      await page.evaluateOnNewDocument(sitInFront, seat.ink ?? '#565e66');
      if (before !== undefined) await page.evaluateOnNewDocument(before);
    },
  });
}

/** Waits for the join page and its picture, then enters by keyboard. */
export async function enter(person) {
  await person.page.waitForSelector('[data-action="enter"]');
  await pressByKeyboard(person, 'enter');
  await person.page.waitForSelector('[data-action="leave"]');
}

/** Reaches a button by Tab alone and presses it. */
export async function pressByKeyboard({ page, identity }, actionName) {
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

export async function pressWithAlt({ page }, digit) {
  await page.keyboard.down('Alt');
  await page.keyboard.press(digit);
  await page.keyboard.up('Alt');
}

export const pressed = ({ page }, actionName, value) =>
  page.waitForSelector(`[data-action="${actionName}"][aria-pressed="${value}"]`);

export const notice = ({ page }, id, options) => page.waitForSelector(`[data-notice="${id}"]`, options);

export const gone = ({ page }, selector, options) =>
  page.waitForFunction((wanted) => !document.querySelector(wanted), options, selector);

/** A tile with a moving picture of this person. */
export const pictureOf = ({ page }, identity, timeout = 20_000) =>
  page.waitForFunction(
    (wanted) => document.querySelector(`[data-identity="${wanted}"] video`)?.videoWidth > 0,
    { timeout },
    identity,
  );

/** Where these elements lie. */
export const places = ({ page }, selector) =>
  page.$$eval(selector, (elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    }),
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

/** The languages whose pages are also tried with axe: one of each direction. */
const TRIED = ['en', 'ar'];

/** Every size of a page: nothing hangs over its edge, it is accessible, and it is photographed. */
export async function look(person, language, where, widths = Object.keys(SIZES)) {
  for (const width of widths) {
    await person.page.setViewport(SIZES[width]);
    await shoot(person.page, `${where}-${language}-${width}`);
    if (TRIED.includes(language)) await assertAccessible(person, `${where} at ${width}`);
    const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${where} at ${width} in ${language} is ${wide} px too wide`);
  }
  await person.page.setViewport(SIZES[1440]);
}
