// What can go wrong for a person: each is said in their language, with what still works and what to do.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { RoomServiceClient } from 'livekit-server-sdk';
import {
  enter,
  gone,
  HEADS,
  look,
  notice,
  openInvitation,
  pictureOf,
  prepareRoom,
  pressByKeyboard,
  pressed,
} from '../lib/app.mjs';
import { Cable } from '../lib/cable.mjs';
import { servesApp } from '../lib/server.mjs';
import { contactSheet } from '../lib/sheet.mjs';
import { stage } from '../lib/stage.mjs';

const HOUR_SECONDS = 3600;
const BACK_MS = 30_000;
/** The client resumes for some eight seconds before it joins anew. */
const GIVEN_UP_MS = 30_000;

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Runs in the page: a browser that refuses camera and microphone. */
function deny() {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
}

/** Runs in the page: a computer with a microphone and without a camera. */
function noCamera() {
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (wanted) =>
    wanted.video ? Promise.reject(new DOMException('none', 'NotFoundError')) : ask(wanted);
}

if (servesApp) {
  const scene = stage();
  after(contactSheet);

  scene('a link that says nothing, or nothing that can be read, is explained', async (talk) => {
    for (const [language, token] of Object.entries({ en: '', ar: 'eyJ' })) {
      const person = await openInvitation(talk, { identity: `stranger-${language}` }, language, { token });
      await notice(person, token === '' ? 'link-missing' : 'link-broken');
      await look(person, language, 'link');
    }
  });

  scene('a link out of its time says so before anything is tried', async (talk) => {
    const late = { nbf: nowSeconds() - 2 * HOUR_SECONDS, exp: nowSeconds() - HOUR_SECONDS };
    const early = { nbf: nowSeconds() + HOUR_SECONDS, exp: nowSeconds() + 2 * HOUR_SECONDS };
    const expired = await openInvitation(talk, HEADS.a, 'ar', late);
    await notice(expired, 'link-expired');
    await look(expired, 'ar', 'link-expired');
    await pressByKeyboard(expired, 'enter');
    await notice(expired, 'link-refused');
    await notice(await openInvitation(talk, HEADS.b, 'en', early), 'link-early');
  });

  scene('a link with a wrong signature is refused with a way out', async (talk) => {
    const person = await openInvitation(talk, HEADS.a, 'en', { token: `${talk.token('head-a')}x` });
    await person.page.waitForSelector('[data-action="enter"]');
    await pressByKeyboard(person, 'enter');
    await notice(person, 'link-refused');
    await look(person, 'en', 'refused');
  });

  scene('without camera and microphone one can still enter, watch and write', async (talk) => {
    await prepareRoom(talk);
    const denied = await openInvitation(talk, HEADS.a, 'ar', { before: deny });
    await notice(denied, 'devices-denied');
    await denied.page.$eval('[data-notice]', (element) => element.scrollIntoView({ block: 'center' }));
    await look(denied, 'ar', 'denied');
    const poor = await openInvitation(talk, HEADS.b, 'en', { before: noCamera });
    await notice(poor, 'camera-absent');
    for (const person of [denied, poor]) await enter(person);
    await pressed(poor, 'microphone', true);
    await pressed(poor, 'camera', false);
    await pressed(denied, 'microphone', false);
    await denied.page.keyboard.press('m');
    await notice(denied, 'microphone-denied');
    await look(denied, 'ar', 'no-microphone', ['1440']);
    await pressByKeyboard(denied, 'dismiss');
    await gone(denied, '[data-notice]');
  });

  scene('an observer is not asked for devices and learns why the buttons rest', async (talk) => {
    await prepareRoom(talk);
    const seat = { identity: 'observer', role: 'observer' };
    const person = await openInvitation(talk, seat, 'en', { grants: { canPublish: false } });
    await enter(person);
    const reason = await person.page.$eval('[data-action="camera"]', (button) => [
      button.getAttribute('aria-disabled'),
      document.getElementById(button.getAttribute('aria-describedby'))?.textContent,
    ]);
    assert.equal(reason[0], 'true');
    assert.match(reason[1], /Your seat has no camera/);
  });

  scene('the network fails, for a moment and for longer, and everybody is back by themselves', async (talk) => {
    await prepareRoom(talk);
    const cable = await Cable.to(talk.server.httpUrl);
    try {
      const base = `http://127.0.0.1:${cable.port}`;
      const cut = await openInvitation(talk, HEADS.a, 'en', { base });
      const other = await openInvitation(talk, HEADS.b, 'ar');
      for (const person of [cut, other]) await enter(person);
      for (const person of [cut, other]) await pictureOf(person, person === cut ? 'head-b' : 'head-a');
      cable.cut();
      await notice(cut, 'resuming');
      await look(cut, 'en', 'resuming', ['1440']);
      await notice(cut, 'rejoining', { timeout: GIVEN_UP_MS });
      await look(cut, 'en', 'rejoining');
      await cable.mend();
      await gone(cut, '[data-notice]', { timeout: BACK_MS });
      await pressed(cut, 'microphone', true);
      await pressed(cut, 'camera', true);
      await pictureOf(cut, 'head-b');
      await pictureOf(other, 'head-a');
    } finally {
      cable.close();
    }
  });

  scene('the chair mutes and removes; a seat is taken from another device and taken back', async (talk) => {
    await prepareRoom(talk);
    const rooms = new RoomServiceClient(talk.server.httpUrl, talk.server.key, talk.server.secret);
    const person = await openInvitation(talk, HEADS.a, 'en');
    await enter(person);
    await pressed(person, 'microphone', true);
    const { tracks } = await rooms.getParticipant(talk.room, 'head-a');
    const microphone = tracks.find(({ mimeType }) => mimeType.startsWith('audio/'));
    await rooms.mutePublishedTrack(talk.room, 'head-a', microphone.sid, true);
    await notice(person, 'microphone-muted');
    await pressed(person, 'microphone', false);
    await person.page.keyboard.press('m');
    await gone(person, '[data-notice]');

    const again = await openInvitation(talk, HEADS.a, 'en');
    await enter(again);
    await notice(person, 'duplicate-identity');
    await look(person, 'en', 'taken');
    await pressByKeyboard(person, 'return');
    await enter(person);
    await notice(again, 'duplicate-identity');

    await rooms.removeParticipant(talk.room, 'head-a');
    await notice(person, 'removed');
    await look(person, 'en', 'removed', ['1440']);
  });
}
