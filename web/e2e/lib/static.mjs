// Serves the harness page and livekit-client on loopback.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const HARNESS = new URL('../harness/', import.meta.url);
const CLIENT = new URL('../node_modules/livekit-client/dist/', import.meta.url);

const FILES = {
  '/': [new URL('harness.html', HARNESS), 'text/html; charset=utf-8'],
  '/harness.mjs': [new URL('harness.mjs', HARNESS), 'text/javascript'],
  '/pattern.mjs': [new URL('pattern.mjs', HARNESS), 'text/javascript'],
  '/reading.mjs': [new URL('reading.mjs', HARNESS), 'text/javascript'],
  '/taps.mjs': [new URL('taps.mjs', HARNESS), 'text/javascript'],
  '/livekit-client.esm.mjs': [new URL('livekit-client.esm.mjs', CLIENT), 'text/javascript'],
};

export async function serveHarness() {
  const server = createServer(async (request, response) => {
    const [file, type] = FILES[request.url.split('?')[0]] ?? [];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': type }).end(await readFile(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
