// The server under test: our own, started on free loopback ports, or any running one named by the environment
// (HIWAR_E2E_URL, HIWAR_E2E_KEY, HIWAR_E2E_SECRET).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serveApp } from './front.mjs';
import { freePort } from './ports.mjs';

const LAUNCHER = fileURLToPath(new URL('../../../hiwar', import.meta.url));
const HEALTHY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 5_000;
const TAIL_LINES = 60;

/** True when the harness starts the server, and so may kill it. */
export const ownsServer = !process.env.HIWAR_E2E_URL;

/**
 * True when the app is to be had where the server is; HIWAR_E2E_APP says so of a server that is not ours. With the
 * value `front` the suite itself serves the built client in front of that server.
 */
export const servesApp = ownsServer || Boolean(process.env.HIWAR_E2E_APP);

/** A server that somebody else runs. */
class RunningServer {
  constructor({ HIWAR_E2E_URL: url, HIWAR_E2E_KEY: key, HIWAR_E2E_SECRET: secret }) {
    Object.assign(this, { url: url.replace(/\/$/, ''), key, secret });
  }
  async start() {
    if (process.env.HIWAR_E2E_APP !== 'front') return;
    this.front = await serveApp(this.httpUrl);
    this.url = this.front.url;
  }
  get httpUrl() {
    return this.url.replace(/^ws/, 'http');
  }
  tail() {
    return '(the server is not ours, its log is elsewhere)';
  }
  async stop() {
    this.front?.stop();
  }
}

/** `hiwar serve` as a child process with its own data folder. */
class OwnServer {
  key = 'devkey';
  secret = 'secret';
  #lines = [];
  #process;
  #secretariatLink;
  #storage;

  constructor(port, mediaPort) {
    this.port = port;
    this.mediaPort = mediaPort;
    this.data = mkdtempSync(path.join(tmpdir(), 'hiwar-e2e-'));
  }
  get url() {
    return `ws://127.0.0.1:${this.port}`;
  }
  get httpUrl() {
    return `http://127.0.0.1:${this.port}`;
  }
  tail() {
    return this.#lines.join('\n');
  }
  /** The one-time link by which the secretariat gets in, as the first start prints it. */
  get secretariatLink() {
    return this.#secretariatLink;
  }
  /** Another command of the launcher on the same data; what it says, and how it ended. */
  run(...words) {
    const { status, stdout, stderr } = spawnSync(LAUNCHER, [...words, ...this.#storage], { encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  }
  async start() {
    if (!existsSync(LAUNCHER)) throw new Error(`${LAUNCHER} is missing: build the project first`);
    const keys = `${this.key}: ${this.secret}`;
    this.#storage = ['--data', this.data];
    const options = ['--port', this.port, '--media-port', this.mediaPort, '--keys', keys, ...this.#storage];
    // Its own process group: the launcher may be a shell whose child is the server.
    this.#process = spawn(LAUNCHER, ['serve', ...options.map(String)], { detached: true });
    this.#process.stdout.on('data', (chunk) => this.#keep(chunk));
    this.#process.stderr.on('data', (chunk) => this.#keep(chunk));
    await this.#healthy();
  }
  /** SIGKILL: nothing is said to anybody. */
  async kill() {
    await this.#signal('SIGKILL');
  }
  async stop() {
    await this.#signal('SIGTERM');
    rmSync(this.data, { recursive: true, force: true });
  }
  /** For the end of this process, when nothing can be waited for. */
  killNow() {
    if (this.#running) process.kill(-this.#process.pid, 'SIGKILL');
  }
  get #running() {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }
  async #signal(signal) {
    if (!this.#running) return;
    const child = this.#process;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, signal);
    const late = sleep(STOPPED_WITHIN_MS, 'late', { ref: false });
    if ((await Promise.race([gone, late])) === 'late') process.kill(-child.pid, 'SIGKILL');
  }
  async #healthy() {
    const deadline = Date.now() + HEALTHY_WITHIN_MS;
    while (this.#running && Date.now() < deadline) {
      const answer = await fetch(`${this.httpUrl}/`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error(`the server ended or was not healthy in ${HEALTHY_WITHIN_MS} ms\n${this.tail()}`);
  }
  #keep(chunk) {
    const text = chunk.toString();
    this.#secretariatLink ??= text.match(/https?:\S+\/secretariat#\S+/)?.[0];
    this.#lines.push(...text.trimEnd().split('\n'));
    this.#lines.splice(0, Math.max(0, this.#lines.length - TAIL_LINES));
  }
}

/** The server of a test file, healthy. */
export async function openServer() {
  if (!ownsServer) {
    const running = new RunningServer(process.env);
    await running.start();
    return running;
  }
  const server = new OwnServer(await freePort(), await freePort());
  // The server is in a process group of its own, so an interrupted run must end it itself.
  process.once('exit', () => server.killNow());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await server.start();
  return server;
}
