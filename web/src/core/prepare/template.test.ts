import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DRAFT, ServedTalk } from '../../../test/secretariat';
import { check } from './check';
import { announceCommand, commandsTo } from './commands';
import { type Draft, draftOf } from './draft';
import { drafted, TEMPLATES } from './template';

const LANGUAGES = ['ar', 'en', 'ru', 'zh'];
const MESSAGES = LANGUAGES.map((one) => [one, JSON.parse(readFileSync(`messages/${one}.json`, 'utf8'))] as const);
const inAll = (key: string) => Object.fromEntries(MESSAGES.map(([language, messages]) => [language, messages[key]]));
const SECRETARY = DRAFT.seats[0] as Draft['seats'][number];

describe.each(TEMPLATES)('$id', (template) => {
  const draft = drafted(template, inAll, inAll(template.title), SECRETARY);

  test('wants nothing but the capitals’ zones and the time', () => {
    const { arrangements, announcement } = check(draft);
    expect(arrangements.map((one) => one.place)).toEqual(['delegations.a.zone', 'delegations.b.zone']);
    expect(announcement.map((one) => one.place)).toEqual(['announcement.startMillis']);
  });

  test('becomes a talk that can be announced and opened: both sides have a head, the time is enough', () => {
    const whole: Draft = {
      ...draft,
      delegations: draft.delegations.map((one) => ({ ...one, zone: 'UTC' })),
      announcement: { ...draft.announcement, startMillis: 0 },
    };
    const server = new ServedTalk();
    for (const command of commandsTo(draftOf(server.state), whole)) expect(server.order(command)).toBeNull();
    const announce = announceCommand(whole);
    expect(announce && server.order(announce)).toBeNull();
    const heads = server.state.seats.attendees.filter((one) => one.seat.role === 'HEAD');
    expect(heads.map((one) => one.seat.delegation)).toEqual(['a', 'b']);
    const minutes = draft.items.reduce((sum, one) => sum + one.allottedMillis, 0) / 60_000;
    expect(minutes).toBeLessThanOrEqual(template.durationMinutes);
  });

  test('says everything in every language', () => {
    const wordings = [
      ...draft.delegations.map((one) => one.name),
      ...draft.seats.filter((one) => one !== SECRETARY).map((one) => one.office),
      ...draft.items.map((one) => one.title),
    ];
    for (const wording of wordings) {
      expect(Object.keys(wording)).toEqual(LANGUAGES);
      expect(Object.values(wording).every((text) => typeof text === 'string' && text !== '')).toBe(true);
    }
  });
});
