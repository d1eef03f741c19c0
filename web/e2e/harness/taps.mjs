// Counts what the client opens, to tell a resume from a rejoin. Loaded before livekit-client.
export const socketUrls = [];
export const peerConnections = [];

window.WebSocket = class extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols);
    socketUrls.push(new URL(url).pathname);
  }
};

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration) {
    super(configuration);
    peerConnections.push(this);
  }
};

/** Ports of the server's candidates that carry media now. */
export async function mediaPorts() {
  const ports = new Set();
  for (const connection of peerConnections) {
    const stats = [...(await connection.getStats()).values()];
    for (const pair of stats.filter((stat) => stat.type === 'candidate-pair' && stat.nominated)) {
      const remote = stats.find((stat) => stat.id === pair.remoteCandidateId);
      if (remote?.protocol === 'udp') ports.add(remote.port);
    }
  }
  return [...ports];
}

/** Media packets that have come so far, of any kind. */
export async function packetsReceived() {
  const reports = await Promise.all(peerConnections.map((connection) => connection.getStats()));
  return reports
    .flatMap((report) => [...report.values()])
    .filter((stat) => stat.type === 'inbound-rtp')
    .reduce((sum, stat) => sum + stat.packetsReceived, 0);
}
