import { actingSeat, calendarPath, publicPath, recordPath, seatPage } from '../../core/prepare/client';
import { useLanguage, useText } from '../../ui/bridge/text';
import { Part } from '../../ui/Desk';
import { Links } from '../../ui/Lines';
import { useSetup } from './setup';

/** What the talk has become outside of this page: its public page, its calendar file, its record, its room. */
export function FilesPart() {
  const text = useText();
  const { language } = useLanguage();
  const { work, state, say } = useSetup();
  const talk = state.answer?.state;
  if (talk === undefined) return null;
  const announced = talk.preparation.announcement !== undefined;
  const acting = actingSeat(talk);
  const secretary = talk.seats.attendees.find((one) => one.seat.id === acting)?.seat;
  const links = [
    ...(announced
      ? [
          { label: text('prepare.files.public'), href: `${publicPath(work.talk)}?lang=${language}` },
          { label: text('prepare.files.calendar'), href: `${calendarPath(work.talk)}?lang=${language}` },
        ]
      : []),
    { label: text('prepare.files.record'), href: recordPath(work.talk), download: `${work.talk}.jsonl` },
    ...(secretary === undefined
      ? []
      : [
          {
            label: text('prepare.files.enter', { seat: say(secretary.office) }),
            href: seatPage(work.talk, secretary.id),
          },
        ]),
  ];
  return (
    <Part title={text('prepare.part.files')}>
      <Links all={links} />
    </Part>
  );
}
