// The signalling endpoints spoken by hand.
import { JoinRequest, WrappedJoinRequest } from '@livekit/protocol';

/** The smallest v1 join request: uncompressed, without an offer; base64url with its padding, as the clients send it. */
export function joinRequest() {
  const request = new JoinRequest({
    clientInfo: { sdk: 1, protocol: 17, version: '2.23.0' },
    connectionSettings: { autoSubscribe: true },
  });
  const wrapped = new WrappedJoinRequest({ joinRequest: request.toBinary() });
  const padded = Buffer.from(wrapped.toBinary()).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  return encodeURIComponent(padded);
}

/** What a browser of another origin may read of the pre-flight of `path`. */
export async function validate(server, path, token, origin) {
  const query = new URLSearchParams({ protocol: '17', sdk: 'js' });
  if (token !== undefined) query.set('access_token', token);
  const request = path === '/rtc/v1' ? `&join_request=${joinRequest()}` : '';
  const answer = await fetch(`${server.httpUrl}${path}/validate?${query}${request}`, { headers: { Origin: origin } });
  return {
    status: answer.status,
    allowOrigin: answer.headers.get('access-control-allow-origin'),
    body: await answer.text(),
  };
}
