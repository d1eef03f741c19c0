import { describe, expect, test } from 'vitest';
import { answerOf } from '../../../test/seatview';
import { type Fetch, httpSeatApi } from './seatapi';

function answering(response: Response | Error) {
  const asked: { path: string; init: RequestInit }[] = [];
  const fetch: Fetch = async (path, init) => {
    asked.push({ path, init });
    if (response instanceof Error) throw response;
    return response;
  };
  return { api: httpSeatApi('talk', 'head-a', fetch), asked };
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

describe('the requests of a seat', () => {
  test('say what they are, and take the cookie of this seat with them', async () => {
    const { api, asked } = answering(json(200, answerOf()));
    expect(await api.open('s3cret')).toEqual({ ok: true, value: answerOf() });
    const [{ path, init }] = asked as [{ path: string; init: RequestInit }];
    expect(path).toBe('/api/talks/talk/seats/head-a/session');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"secret":"s3cret"}' });
    expect(init.headers).toEqual({ 'content-type': 'application/json' });
  });

  test('of the secretariat have no secret', async () => {
    const { api, asked } = answering(json(200, answerOf()));
    await api.open('');
    expect(asked[0]?.init.body).toBe('{}');
  });

  test('for a ticket are made anew each time', async () => {
    const { api, asked } = answering(json(200, { room: 'talk/table', token: 'ey' }));
    expect(await api.media()).toEqual({ ok: true, value: { room: 'talk/table', token: 'ey' } });
    expect(asked[0]).toMatchObject({ path: '/api/talks/talk/seats/head-a/media', init: { cache: 'no-store' } });
  });

  test('are refused with the server’s reason', async () => {
    const refusal = { reason: 'request.no-session', remedy: 'next.ask-secretariat', arguments: {} };
    const { api } = answering(json(401, { ...refusal, text: 'There is no session.' }));
    expect(await api.look()).toEqual({ ok: false, failure: { status: 401, refusal } });
  });

  test.each([
    ['no JSON', new Response('<html>', { status: 502 }), { status: 502, refusal: null }],
    ['other JSON', json(500, { error: 'x' }), { status: 500, refusal: null }],
    ['a success without JSON', new Response('<html>', { status: 200 }), { status: 0, refusal: null }],
    ['no answer', new TypeError('network'), { status: 0, refusal: null }],
  ])('never fail in another way: %s', async (_what, response, failure) => {
    const { api } = answering(response);
    expect(await api.look()).toEqual({ ok: false, failure });
  });
});
