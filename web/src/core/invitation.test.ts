import { describe, expect, test } from 'vitest';
import { invitationOf, METADATA, tokenOf } from '../../test/talks';
import { CLOCK_TOLERANCE_MILLIS, outOfTime, readInvitation, TOKEN_LIMIT_CHARS } from './invitation';

const VIDEO = { room: 'treaty', roomJoin: true };

describe('a link', () => {
  test('says which talks, which seat, and what may be done', () => {
    const invitation = invitationOf({
      sub: 'head-a',
      name: 'Head of delegation',
      attributes: { delegation: 'a', seat: 'Minister', role: 'head' },
      video: { ...VIDEO, canUpdateOwnMetadata: true },
      nbf: 100,
      exp: 200,
    });
    expect(invitation).toMatchObject({
      identity: 'head-a',
      name: 'Head of delegation',
      delegation: 'a',
      seat: 'Minister',
      role: 'head',
      mayRename: true,
      validFromMillis: 100_000,
      validUntilMillis: 200_000,
    });
    expect(invitation.talks.name).toBe('treaty');
  });

  test('says of the talks what the room is to be created with', () => {
    const { talks } = invitationOf({ roomConfig: { metadata: JSON.stringify(METADATA) } });
    expect(talks.title.ar).toBe('محادثات المعاهدة');
    expect(talks.startsAtMillis).toBe(Date.UTC(2021, 5, 28, 10));
  });

  test('is read in any script', () => {
    expect(invitationOf({ name: 'رئيس الوفد 代表团团长' }).name).toBe('رئيس الوفد 代表团团长');
  });

  test.each([
    [{}, ['microphone', 'camera']],
    [{ canPublish: true, canPublishSources: [] }, ['microphone', 'camera']],
    [{ canPublishSources: ['microphone'] }, ['microphone']],
    [{ canPublishSources: ['screen_share'] }, []],
    [{ canPublish: false }, []],
  ])('with %j asks for %j', (grants, devices) => {
    expect(invitationOf({ video: { ...VIDEO, ...grants } }).devices).toEqual(devices);
  });

  test.each([
    ['', 'link-missing'],
    ['#', 'link-missing'],
    ['#token=', 'link-missing'],
    ['#other=1', 'link-missing'],
  ])('%j is incomplete', (fragment, problem) => expect(readInvitation(fragment)).toEqual({ ok: false, problem }));

  test.each([
    ['two parts', 'a.b'],
    ['no base64', 'a.%%%.c'],
    ['no JSON', `a.${Buffer.from('{').toString('base64url')}.c`],
    ['broken characters', `a.${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}.c`],
    ['a number', `a.${Buffer.from('7').toString('base64url')}.c`],
    ['nothing', `a.${Buffer.from('null').toString('base64url')}.c`],
    ['no room', tokenOf({ sub: 'me', video: {} })],
    ['a room of the wrong kind', tokenOf({ video: { room: 7 } })],
    ['more than any token', tokenOf({ video: VIDEO, name: 'x'.repeat(TOKEN_LIMIT_CHARS) })],
  ])('with %s is broken', (_what, token) => {
    expect(readInvitation(`#token=${token}`)).toEqual({ ok: false, problem: 'link-broken' });
  });

  test('claims of the wrong kind count as absent', () => {
    const invitation = invitationOf({ name: 7, attributes: 'x', nbf: 'soon', exp: -1, roomConfig: 7 });
    expect(invitation).toMatchObject({ name: '', delegation: '', validFromMillis: null, validUntilMillis: null });
  });
});

describe('its time', () => {
  const invitation = invitationOf({ nbf: 1_000, exp: 2_000 });

  test.each([
    [1_000_000 - CLOCK_TOLERANCE_MILLIS - 1, 'link-early'],
    [1_000_000 - CLOCK_TOLERANCE_MILLIS, null],
    [1_500_000, null],
    [2_000_000 + CLOCK_TOLERANCE_MILLIS, null],
    [2_000_000 + CLOCK_TOLERANCE_MILLIS + 1, 'link-expired'],
  ])('at %d: %s', (nowMillis, problem) => expect(outOfTime(invitation, nowMillis)).toBe(problem));

  test('without limits is always', () => expect(outOfTime(invitationOf(), Number.MAX_SAFE_INTEGER)).toBeNull());
});
