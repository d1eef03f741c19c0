// A test with people in a room: each person is a browser page; what they saw is printed when the test fails.
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browsers } from './browsers.mjs';
import { recordMeasurement } from './measurements.mjs';
import { openServer } from './server.mjs';
import { serveHarness } from './static.mjs';
import { adminToken, joinToken } from './tokens.mjs';

const CONSOLE_LINES = 40;
const CONSOLE_COLUMNS = 160;
const TEST_TIMEOUT_MS = 90_000;

/** Seconds of undisturbed call that a test looks at; shorter while developing. */
export const callSeconds = Number(process.env.HIWAR_E2E_CALL_SECONDS ?? 20);

/** One page with livekit-client in it. `await person.does('mute', 'audio')` calls `harness.mute('audio')` there. */
class Person {
  #console = [];

  constructor(identity, page) {
    Object.assign(this, { identity, page });
    page.on('console', (message) => this.#keep(message.text()));
    page.on('pageerror', (error) => this.#keep(`page error: ${error.message}`));
  }
  #keep(line) {
    this.#console.push(line.replaceAll(' JSHandle@object', '').slice(0, CONSOLE_COLUMNS));
    if (this.#console.length > CONSOLE_LINES) this.#console.shift();
  }
  does(action, ...values) {
    return this.page.evaluate((name, given) => window.harness[name](...given), action, values);
  }
  sees(event, match, options) {
    return this.does('waitFor', event, match, options);
  }
  console() {
    return this.#console.join('\n');
  }
}

/** What one test has: the file's server, browsers and a room of its own, and the people in it. */
class Scene {
  #people = [];
  #context;

  constructor(name, shared, context) {
    Object.assign(this, shared);
    this.browsers = new Browsers();
    this.name = name;
    this.room = `e2e-${name.replace(/\W+/g, '-').slice(0, 40)}-${Math.random().toString(36).slice(2, 8)}`;
    this.#context = context;
  }
  token(identity, { room = this.room, ...more } = {}) {
    const { key, secret } = this.server;
    return joinToken({ key, secret, room, identity, ...more });
  }
  adminToken(room = this.room) {
    const { key, secret } = this.server;
    return adminToken({ key, secret, room });
  }
  /** A page whose console is kept; `prepare` runs before the address is opened. */
  async open(identity, url, { browser = 'chromium', prepare = async () => {} } = {}) {
    const page = await this.browsers.page(browser, new URL(url).origin);
    const person = new Person(identity, page);
    this.#people.push(person);
    await prepare(page);
    await page.goto(url);
    return person;
  }
  /** Opens the harness without joining. */
  async person(identity, browser) {
    const person = await this.open(identity, this.harness.url, { browser });
    await person.page.waitForFunction(() => window.harness !== undefined);
    return person;
  }
  /** Opens a page and joins; `path` is 'v1' (one peer connection) or 'v0' (two). */
  async join(identity, { browser, path = 'v1', url = this.server.url, claims = {}, ...options } = {}) {
    const person = await this.person(identity, browser);
    const token = this.token(identity, claims);
    person.joined = await person.does('join', { url, token, singlePeerConnection: path === 'v1', ...options });
    return person;
  }
  measured(what, numbers) {
    const rounded = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, round(value)]));
    this.#context.diagnostic(`${what}: ${JSON.stringify(rounded)}`);
    recordMeasurement(this.name, what, rounded);
  }
  evidence() {
    const pages = this.#people.map((person) => `--- page of ${person.identity}\n${person.console()}`);
    return [`=== evidence for "${this.name}"`, ...pages, '--- server', this.server.tail(), '==='].join('\n');
  }
  async close() {
    await this.browsers.close();
  }
}

function round(value) {
  return typeof value === 'number' ? Math.round(value * 10) / 10 : value;
}

/** Starts server and harness page for this file; `scene(name, body)` then declares a test. */
export function stage({ timeoutMillis = TEST_TIMEOUT_MS } = {}) {
  const shared = {};
  before(async () => {
    shared.server = await openServer();
    shared.harness = await serveHarness();
  });
  after(async () => {
    shared.harness?.stop();
    await shared.server?.stop();
  });
  return function scene(name, body) {
    test(name, async (context) => {
      const current = new Scene(name, shared, context);
      try {
        await withinTime(body(current), timeoutMillis);
      } catch (error) {
        console.error(current.evidence());
        throw error;
      } finally {
        await current.close();
      }
    });
  };
}

async function withinTime(work, timeoutMillis) {
  const late = new AbortController();
  const limit = sleep(timeoutMillis, undefined, { signal: late.signal }).then(
    () => Promise.reject(new Error(`the test took more than ${timeoutMillis} ms`)),
    () => {},
  );
  try {
    await Promise.race([work, limit]);
  } finally {
    late.abort();
  }
}
