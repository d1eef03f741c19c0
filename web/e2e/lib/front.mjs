// Serves the built app in front of a server that does not: files from web/dist, everything else goes on to that server.
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const APP = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The file behind an address; every page of the app is the one document. */
function fileOf(url) {
  const { pathname } = new URL(url, 'http://front');
  const file = path.join(APP, path.normalize(pathname));
  if (path.extname(file) !== '') return existsSync(file) && statSync(file).isFile() ? file : undefined;
  return ['/', '/join'].includes(pathname) ? path.join(APP, 'index.html') : undefined;
}

function pass(incoming, response, target) {
  const onward = request(
    { ...target, path: incoming.url, method: incoming.method, headers: incoming.headers },
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.writeHead(502).end());
  incoming.pipe(onward);
}

/** A WebSocket is handed on byte by byte, its request head first. */
function passSocket(incoming, near, target) {
  const far = connect(target.port, target.hostname, () => {
    const fields = incoming.rawHeaders.map((word, i) => (i % 2 === 0 ? `${word}: ` : `${word}\r\n`)).join('');
    far.write(`GET ${incoming.url} HTTP/1.1\r\n${fields}\r\n`);
    near.pipe(far).pipe(near);
  });
  near.on('error', () => far.destroy()).on('close', () => far.destroy());
  far.on('error', () => near.destroy()).on('close', () => near.destroy());
}

/** Starts the front on a port that was free; `url` is where both the app and the server answer. */
export async function serveApp(serverUrl, port = 0) {
  if (!existsSync(path.join(APP, 'index.html'))) throw new Error('web/dist is missing: build the client first');
  const { hostname, port: targetPort } = new URL(serverUrl);
  const target = { hostname, port: targetPort };
  const front = createServer(async (incoming, response) => {
    const file = incoming.method === 'GET' ? fileOf(incoming.url) : undefined;
    if (file === undefined) {
      pass(incoming, response, target);
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    response.end(await readFile(file));
  });
  const sockets = new Set();
  front.on('upgrade', (incoming, near) => {
    sockets.add(near.on('close', () => sockets.delete(near)));
    passSocket(incoming, near, target);
  });
  await new Promise((resolve) => front.listen(port, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${front.address().port}`,
    stop() {
      for (const socket of sockets) socket.destroy();
      front.closeAllConnections();
      front.close();
    },
  };
}
