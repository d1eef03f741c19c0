import { useCallback } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { MINUTE_MILLIS } from '../../core/clock';
import type { Language } from '../../core/locale';
import { type CallsBy, refusalWords, roleKey } from '../../core/refusal';
import type { Refusal } from '../../core/talk/frames';
import { delegationEver, itemEver, paperEver, seatEver } from '../../core/talk/names';
import type { Telling, Told } from '../../core/talk/telling';
import { isTelling } from '../../core/talk/telling';
import type { SeatId } from '../../core/talk/terms';
import type { TalkView } from '../../core/talk/view';
import { inLanguage } from '../../core/worded';
import type { Words } from '../../core/words';
import { useTalkView } from './talk';
import { useLanguage, useText } from './text';

/** Keeps a name's own direction of writing inside of a sentence (Unicode first-strong isolate). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Says what is told about the talk in the reader's language, with the names that the talk gives. */
export function useTell(): (telling: Telling) => string {
  const intl = useIntl();
  const view = useTalkView();
  const name = useSeatName();
  const { language } = useLanguage();
  return useCallback(
    (telling) => {
      const say = ({ key, values = {} }: Telling): string =>
        intl.formatMessage(
          { id: key },
          Object.fromEntries(Object.entries(values).map(([slot, told]) => [slot, part(told)])),
        );
      const part = (told: Told): string | number => {
        if (typeof told !== 'object') return told;
        if (isTelling(told)) return say(told);
        if ('seat' in told) return isolated(name(told.seat));
        if ('delegation' in told) return isolated(worded(delegationEver(view, told.delegation), language));
        if ('item' in told) return isolated(worded(itemEver(view, told.item), language));
        if ('paper' in told) return isolated(worded(paperEver(view, told.paper), language));
        if ('wording' in told) return isolated(worded(told.wording, language));
        return 'momentMillis' in told ? momentText(intl, told.momentMillis) : durationText(intl, told.durationMillis);
      };
      return say(telling);
    },
    [intl, view, name, language],
  );
}

function worded(wording: Readonly<Record<string, string>> | null, language: Language): string {
  return wording === null ? '–' : inLanguage(wording, language);
}

/** What a seat is called: its office, and of whom it is. */
export function useSeatName(): (seat: SeatId) => string {
  const view = useTalkView();
  const office = useOffice();
  const { language } = useLanguage();
  return useCallback(
    (id) => {
      const seat = seatEver(view, id);
      const called = office(id);
      if (seat?.delegation === undefined) return called;
      const of = worded(delegationEver(view, seat.delegation), language);
      return language === 'zh' ? `${called}（${of}）` : `${called} (${isolated(of)})`;
    },
    [view, office, language],
  );
}

/** The office of a seat alone, where its delegation is said beside it. */
export function useOffice(): (seat: SeatId) => string {
  const view = useTalkView();
  const text = useText();
  const { language } = useLanguage();
  return useCallback(
    (id) => {
      const seat = seatEver(view, id);
      if (seat === null) return id;
      return inLanguage(seat.office, language) || text(roleKey(seat.role));
    },
    [view, text, language],
  );
}

/** A refusal in its three parts. */
export function useRefusal(): (refusal: Refusal) => {
  readonly what: string;
  readonly works: string;
  readonly todo: string;
} {
  const text = useText();
  const view = useTalkView();
  const name = useSeatName();
  const { language } = useLanguage();
  return useCallback(
    (refusal) => {
      const calls: CallsBy = (kind, id) => called(view, name, language, kind, id);
      const { what, works, todo } = refusalWords(refusal, calls);
      const say = ({ key, values }: Words) => text(key, values);
      return { what: say(what), works: say(works), todo: say(todo) };
    },
    [text, view, name, language],
  );
}

function called(
  view: TalkView,
  seatName: (seat: SeatId) => string,
  language: Language,
  kind: string,
  id: string,
): string | undefined {
  if (kind === 'seat') return isolated(seatName(id));
  const wording =
    kind === 'delegation' ? delegationEver(view, id) : kind === 'item' ? itemEver(view, id) : paperEver(view, id);
  return wording === null ? undefined : isolated(inLanguage(wording, language));
}

/** A length of time in words: "20 minutes", "1 minute 30 seconds". */
export function durationText(intl: IntlShape, millis: number): string {
  const unit = (value: number, name: 'hour' | 'minute' | 'second') =>
    intl.formatNumber(value, { style: 'unit', unit: name, unitDisplay: 'long' });
  const seconds = Math.round(millis / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const parts = [
    hours > 0 ? unit(hours, 'hour') : '',
    minutes > 0 ? unit(minutes, 'minute') : '',
    seconds % 60 > 0 || seconds < 60 ? unit(seconds % 60, 'second') : '',
  ];
  return parts.filter((one) => one !== '').join(' ');
}

/** A moment on this device's clock with its zone, and with the day unless that is today. */
export function momentText(intl: IntlShape, millis: number): string {
  const today = Math.abs(millis - Date.now()) < 12 * 60 * MINUTE_MILLIS;
  return intl.formatDate(millis, {
    ...(today ? {} : { weekday: 'short', day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}
