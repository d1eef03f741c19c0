// A TCP forwarder that can be cut and mended: the network failing between a browser and the signalling port.
import { connect, createServer } from 'node:net';

export class Cable {
  #sockets = new Set();
  #server;

  static async to(targetUrl) {
    const { hostname, port } = new URL(targetUrl);
    const cable = new Cable();
    cable.target = { host: hostname, port: Number(port) };
    await cable.mend();
    return cable;
  }
  get url() {
    return `ws://127.0.0.1:${this.port}`;
  }
  /** Resets every connection and refuses new ones. */
  cut() {
    this.#server.close();
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#sockets.clear();
  }
  close() {
    if (this.#server.listening) this.cut();
  }
  /** Listens (again), always on the same port. */
  async mend() {
    this.#server = createServer((near) => this.#join(near, connect(this.target)));
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port ?? 0, '127.0.0.1', resolve);
    });
    this.port = this.#server.address().port;
  }
  #join(near, far) {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
