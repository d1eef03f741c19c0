// Access tokens, signed by hand so that broken ones can be made as easily as good ones.
import { createHmac } from 'node:crypto';

const HOUR_SECONDS = 3600;

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT of these claims; `algorithm: 'none'` leaves the signature empty. */
export function sign(claims, secret, algorithm = 'HS256') {
  const signed = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`;
  if (algorithm === 'none') return `${signed}.`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Claims valid for an hour from now; the fields given replace or extend them. */
export function claims({ key, identity, video, ...more }) {
  const nowSeconds = Math.floor(Date.now() / 1000);
  return {
    iss: key,
    sub: identity,
    nbf: nowSeconds - 5,
    iat: nowSeconds - 5,
    exp: nowSeconds + HOUR_SECONDS,
    video,
    ...more,
  };
}

export function joinToken({ key, secret, room, identity, grants = {}, ...more }) {
  const video = { roomJoin: true, room, ...grants };
  return sign(claims({ key, identity, name: identity, video, ...more }), secret);
}

export function adminToken({ key, secret, room }) {
  const video = { roomAdmin: true, roomCreate: true, roomList: true, room };
  return sign(claims({ key, identity: 'administrator', video }), secret);
}
