import { useIntl } from 'react-intl';
import { anniversary, type Draft, said } from '../../core/prepare/draft';
import { isoDay, isZone } from '../../core/prepare/zones';
import type { Form } from '../../core/talk/terms';
import { inLanguage } from '../../core/worded';
import type { MessageKey } from '../../core/words';
import { useLanguage, useLanguageName, useText, useWorded } from '../../ui/bridge/text';

export const FORMS: Readonly<Record<Form, MessageKey>> = {
  VIDEO: 'announcement.form-video',
  IN_PERSON: 'announcement.form-in-person',
  PHONE: 'announcement.form-phone',
};

/** The announcement as the server will print it, from the same words, by the same rules, in the reader's language. */
export function Announced({ draft, nowMillis }: { draft: Draft; nowMillis: number }) {
  const text = useText();
  const worded = useWorded();
  const { announcement } = draft;
  return (
    <article>
      <header className="head">
        <p className="kicker">{text('announcement.kicker')}</p>
        <h1>
          <bdi>{worded(said(announcement.title)) || text('prepare.unnamed')}</bdi>
        </h1>
        <Dateline millis={nowMillis} />
      </header>
      <Sides draft={draft} />
      <dl className="facts">
        <Fact of="announcement.when">
          <Clocks draft={draft} />
        </Fact>
        <Fact of="announcement.form">
          <p>{text(FORMS[announcement.form])}</p>
        </Fact>
        <Why draft={draft} />
        <Fact of="announcement.languages">
          <Languages tags={announcement.languages} />
        </Fact>
        <Fact of="announcement.initiator">
          <p>{useSideName(draft, announcement.initiator) ?? text('announcement.initiator-all')}</p>
        </Fact>
        <Fact of="announcement.agenda">
          <Agenda draft={draft} />
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ of, children }: { of: MessageKey; children: React.ReactNode }) {
  const text = useText();
  return (
    <div>
      <dt>{text(of)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Dateline({ millis }: { millis: number }) {
  const text = useText();
  const intl = useIntl();
  const date = intl.formatDate(millis, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' });
  return <p className="dateline">{text('announcement.announced', { date: `${date} UTC` })}</p>;
}

/** A side comes first in its own language, else they follow the alphabet: nobody is always first. */
function useAlternat(draft: Draft) {
  const intl = useIntl();
  const { language } = useLanguage();
  const headOf = (id: string) => draft.seats.find((one) => one.role === 'HEAD' && one.delegation === id);
  const alphabet = new Intl.Collator(intl.locale);
  return draft.delegations
    .map((delegation) => ({
      delegation,
      head: headOf(delegation.id),
      name: inLanguage(said(delegation.name), language),
    }))
    .map((side) => ({ ...side, own: side.head?.languages[0]?.split('-')[0] === language }))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || alphabet.compare(a.name, b.name));
}

function useSideName(draft: Draft, id: string | null): string | undefined {
  const worded = useWorded();
  const side = draft.delegations.find((one) => one.id === id);
  return side === undefined ? undefined : worded(said(side.name));
}

function Sides({ draft }: { draft: Draft }) {
  const text = useText();
  const worded = useWorded();
  return (
    <section>
      <ul className="sides" aria-label={text('announcement.delegations')}>
        {useAlternat(draft).map(({ delegation, head, name }) => (
          <li key={delegation.id}>
            <p className="side">
              <bdi>{name || text('prepare.unnamed')}</bdi>
            </p>
            {head !== undefined && (
              <p className="office">
                <bdi>{worded(said(head.office))}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clocks({ draft }: { draft: Draft }) {
  const text = useText();
  const sides = useAlternat(draft).filter(({ delegation }) => isZone(delegation.zone));
  const { startMillis, durationMillis } = draft.announcement;
  if (startMillis === null) return <p className="quiet">{text('prepare.preview-unset')}</p>;
  return (
    <ul className="clocks">
      {sides.map(({ delegation, name }) => (
        <Clock key={delegation.id} place={name} zone={delegation.zone} from={startMillis} lasts={durationMillis} />
      ))}
      <Clock place="" zone="UTC" from={startMillis} lasts={durationMillis} />
    </ul>
  );
}

interface ClockProps {
  /** Empty for UTC. */
  place: string;
  zone: string;
  from: number;
  lasts: number;
}

function Clock({ place, zone, from, lasts }: ClockProps) {
  const intl = useIntl();
  const day = (millis: number) => intl.formatDate(millis, { dateStyle: 'full', timeZone: zone });
  const hour = (millis: number) =>
    intl.formatDate(millis, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  const part = (timeZoneName: 'long' | 'shortOffset', locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName })
      .formatToParts(from)
      .find((one) => one.type === 'timeZoneName')?.value ?? '';
  const to = from + lasts;
  const end = day(from) === day(to) ? `–${hour(to)}` : ` – ${day(to)} ${hour(to)}`;
  return (
    <li>
      <p className="place">{place === '' ? <bdi dir="ltr">{zone}</bdi> : <bdi>{place}</bdi>}</p>
      <p className="time">
        {day(from)}
        <br />
        <strong>
          {hour(from)}
          {end}
        </strong>
      </p>
      {place !== '' && (
        <p className="zone">
          {part('long', intl.locale)} <bdi dir="ltr">{part('shortOffset', 'en').replace('GMT', 'UTC')}</bdi>
        </p>
      )}
    </li>
  );
}

/** Why just now: the anniversary is counted from the treaty's day to the year of the talk, in UTC. */
function Why({ draft }: { draft: Draft }) {
  const text = useText();
  const intl = useIntl();
  const worded = useWorded();
  const { occasion, signed, startMillis } = draft.announcement;
  const name = worded(said(occasion));
  if (name === '') return null;
  const years = anniversary(signed, startMillis, 'UTC');
  const date = signed && intl.formatDate(isoDay(signed), { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <Fact of="announcement.occasion">
      {years !== null && <p className="anniversary">{text('announcement.anniversary', { years })}</p>}
      <p>
        <bdi>{name}</bdi>
      </p>
      {date !== null && <p className="quiet">{text('announcement.signed', { date })}</p>}
    </Fact>
  );
}

function Languages({ tags }: { tags: readonly string[] }) {
  const text = useText();
  const intl = useIntl();
  const languageName = useLanguageName();
  const list = intl.formatList(tags.map((tag) => languageName(tag)));
  return <p>{tags.length === 0 ? text('announcement.languages-none') : capitalised(list, intl.locale)}</p>;
}

function capitalised(words: string, locale: string): string {
  const [first = '', ...rest] = words;
  return first.toLocaleUpperCase(locale) + rest.join('');
}

/** Only what is open to the press is named: the title of a closed item says what is negotiated behind closed doors. */
function Agenda({ draft }: { draft: Draft }) {
  const text = useText();
  const worded = useWorded();
  const open = draft.items.filter((one) => one.openToPress);
  return (
    <>
      {open.length > 0 && (
        <ol className="agenda">
          {open.map((one) => (
            <li key={one.id}>
              <bdi>{worded(said(one.title)) || text('prepare.unnamed')}</bdi>
            </li>
          ))}
        </ol>
      )}
      <p className="quiet">{text('announcement.agenda-closed')}</p>
    </>
  );
}
