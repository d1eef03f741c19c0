// Chromium over CDP and Firefox over WebDriver BiDi, both able to call over loopback without a camera.
import puppeteer from 'puppeteer-core';

const CHROMIUM = process.env.HIWAR_E2E_CHROMIUM ?? '/usr/bin/chromium';
const FIREFOX = process.env.HIWAR_E2E_FIREFOX ?? '/usr/bin/firefox-esr';

const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--allow-loopback-in-peer-connection',
  // mDNS names in candidates would be multicast.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--autoplay-policy=no-user-gesture-required',
  // Several pages are looked at in turn, none may be slowed down as hidden.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

const FIREFOX_PREFS = {
  'permissions.default.camera': 1,
  'permissions.default.microphone': 1,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.force_interface': 'lo',
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  // Without a sound card an AudioContext never starts on any other backend.
  'media.cubeb.force_mock_context': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  // A busy machine must not make the picture smaller behind the test's back.
  'media.navigator.load_adapt': false,
  'network.websocket.delay-failed-reconnects': false,
};

const LAUNCH = {
  chromium: () => puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: CHROMIUM_FLAGS }),
  /** With a camera and a microphone that Chromium makes up. */
  'chromium with devices': () =>
    puppeteer.launch({
      executablePath: CHROMIUM,
      headless: true,
      args: [...CHROMIUM_FLAGS, '--use-fake-device-for-media-stream'],
    }),
  firefox: () =>
    puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless: true,
      extraPrefsFirefox: FIREFOX_PREFS,
    }),
};

/**
 * Browsers of one test, started when first asked for; each page has a context of its own. Tests share none: a Chromium
 * that has opened and closed some fifteen calling pages stops answering.
 */
export class Browsers {
  #launched = new Map();

  async page(kind, origin) {
    if (!this.#launched.has(kind)) this.#launched.set(kind, LAUNCH[kind]());
    const browser = await this.#launched.get(kind);
    const context = await browser.createBrowserContext();
    // Chromium offers loopback and TCP candidates only to pages that may use a camera.
    if (kind !== 'firefox') await context.overridePermissions(origin, ['camera', 'microphone']);
    return context.newPage();
  }

  async close() {
    for (const launching of this.#launched.values()) await (await launching).close();
    this.#launched.clear();
  }
}
