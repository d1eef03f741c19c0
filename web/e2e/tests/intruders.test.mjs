// Changed clients: whatever they send, nobody receives what the talk does not give them.
import assert from 'node:assert/strict';
import { ownsServer } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { act, all, arrive, inside, ITEMS, openSeat, prepareTalk, sees } from '../lib/talk.mjs';

const LISTENING_MS = 3_000;
const TONE_HERTZ = 440;

/** A LiveKit token as the page of a seat gets it. */
const ticket = (person) =>
  person.page.evaluate(async () => {
    const seat = location.pathname.replace(/^\/talks/, '/api/talks');
    const reply = await fetch(`${seat}/media`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    return { status: reply.status, ...(await reply.json()) };
  });

/** A page with nothing but livekit-client that tries to join with a token, as its own seat or as another. */
async function intrude(test, identity, token) {
  const person = await test.person(identity);
  const refusal = await person.does('refusal', { url: test.server.url, token, singlePeerConnection: true });
  if (refusal !== undefined && refusal !== null) return { person, refusal };
  await person.does('join', { url: test.server.url, token, singlePeerConnection: true });
  return { person, refusal: null };
}

/** Media that come to a page within a while of listening. */
async function comesTo({ person }) {
  await new Promise((resolve) => setTimeout(resolve, LISTENING_MS));
  return person.does('packetsReceived');
}

if (ownsServer) {
  const scene = stage({ timeoutMillis: 240_000 });

  scene('without the floor, in a closed item, in the other caucus, or sent out: nothing arrives', async (test) => {
    const talk = await prepareTalk(test.server, 'intruders');
    const chair = await openSeat(test, talk, 'chair');
    const ru = await openSeat(test, talk, 'head-ru');
    const cn = await openSeat(test, talk, 'head-cn');
    const observer = await openSeat(test, talk, 'observer');
    for (const person of [chair, ru, cn]) {
      await arrive(person);
      await inside(person);
    }
    await arrive(observer);
    await act(chair, 'chair.admit:observer');
    await inside(observer);
    await act(chair, 'chair.open-sitting');
    await act(chair, `agenda.begin:${ITEMS[1]}`);
    await sees(observer, 'the closed item', (state) => state.you.mayHear === false);

    // An observer that brings its own client, to a closed item.
    const closed = await ticket(observer);
    const spy = await intrude(test, 'observer', closed.token);
    assert.equal(await comesTo(spy), 0, 'a closed item reaches no observer');

    // The same client with a token that a holder of the API key made: rights of the talk still count.
    const grand = await intrude(test, 'observer', test.token('observer', { room: 'intruders/table' }));
    assert.equal(await comesTo(grand), 0, 'a token adds nothing to what the talk gives');

    // Somebody without a seat, and a seat in the other delegation's caucus.
    const stranger = await intrude(test, 'stranger', test.token('stranger', { room: 'intruders/table' }));
    assert.ok(stranger.refusal, 'who has no seat does not come in');
    await act(ru, 'caucus.open');
    await sees(ru, 'its caucus', (state) => state.you.room === 'intruders/caucus/ru');
    for (const identity of ['head-cn', 'chair', 'head-ru2']) {
      const caucus = await intrude(test, identity, test.token(identity, { room: 'intruders/caucus/ru' }));
      assert.ok(caucus.refusal, `${identity} does not come into the caucus`);
    }
    await act(ru, 'caucus.close:ru');
    await all([ru, cn], 'the table', (state) => state.sitting.caucuses.length === 0);

    // A head that speaks without the floor reaches nobody.
    await act(ru, 'floor.request');
    await act(chair, 'chair.give:head-ru');
    await act(cn, 'floor.request');
    await sees(cn, 'that it is not heard', (state) => state.you.mayBeHeard === false);
    const loud = await ticket(cn);
    const speaker = await intrude(test, 'head-cn', loud.token);
    await speaker.person.does('publishAudio', { frequency: TONE_HERTZ });
    const listener = await intrude(test, 'head-ru', (await ticket(ru)).token);
    await assert.rejects(
      listener.person.does('hears', 'head-cn', TONE_HERTZ, LISTENING_MS),
      'a microphone without the floor reaches nobody',
    );
    await act(chair, 'chair.withdraw-floor');
    await act(chair, 'chair.give:head-cn');
    await listener.person.does('hears', 'head-cn', TONE_HERTZ);

    // Sent out with a token in hand.
    await act(chair, 'chair.send-out:observer');
    await sees(observer, 'that it is out', (state) => state.you.presence === 'AWAY');
    assert.equal((await ticket(observer)).status, 409, 'no token for who was sent out');
    const again = await intrude(test, 'observer', closed.token);
    assert.ok(again.refusal, 'an older token is no way back');
  });
}
