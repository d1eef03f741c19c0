import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { refusedBy, type Secretariat, type TalkLine } from '../../core/prepare/client';
import { phaseKey } from '../../core/prepare/wording';
import { type Refused, refusalWords } from '../../core/refusal';
import { useText, useWorded } from '../../ui/bridge/text';
import { Part } from '../../ui/Desk';
import { TalkRow, TalkRows } from '../../ui/Lines';
import { Notice, NoticePlace } from '../../ui/Notice';

/** How often the list is read again: a sitting opens and closes without this page. */
const READ_MILLIS = 15_000;

/** The talks of this server: what, when, how far. */
export function TalkList({ desk, pathOf }: { desk: Secretariat; pathOf: (talk: string) => string }) {
  const text = useText();
  const { talks, refused } = useTalks(desk);
  return (
    <Part title={text('secretariat.talks')}>
      <NoticePlace>{refused !== null && <Failure refused={refused} />}</NoticePlace>
      {talks?.length === 0 && <p>{text('secretariat.none')}</p>}
      {talks !== null && talks.length > 0 && (
        <TalkRows label={text('secretariat.talks')}>
          {talks.map((one) => (
            <Line key={one.talk} line={one} href={pathOf(one.talk)} />
          ))}
        </TalkRows>
      )}
    </Part>
  );
}

function Failure({ refused }: { refused: Refused }) {
  const text = useText();
  const { what, todo } = refusalWords(refused);
  return (
    <Notice
      id="list"
      what={text(what.key, what.values)}
      works={text('secretariat.no-session.works')}
      todo={text(todo.key)}
    />
  );
}

function Line({ line, href }: { line: TalkLine; href: string }) {
  const text = useText();
  const worded = useWorded();
  const intl = useIntl();
  const { title, phase, startMillis, sittingOpen } = line;
  const when =
    startMillis === undefined
      ? text('secretariat.when-none')
      : intl.formatDate(startMillis, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
          timeZoneName: 'short',
        });
  return (
    <TalkRow
      talk={line.talk}
      href={href}
      title={worded(title)}
      when={when}
      state={text(phaseKey(phase))}
      live={sittingOpen ? text('prepare.sitting') : undefined}
    />
  );
}

function useTalks(desk: Secretariat) {
  const [talks, setTalks] = useState<readonly TalkLine[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const reply = await desk.talks();
      if (!current) return;
      if (reply.ok) setTalks(inOrder(reply.value.talks));
      setRefused(reply.ok ? null : refusedBy(reply.failure));
    };
    void read();
    const timer = setInterval(read, READ_MILLIS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [desk]);
  return { talks, refused };
}

/** What is going on first, then what is to come by its time, then what has none, and what is over last. */
function inOrder(talks: readonly TalkLine[]): readonly TalkLine[] {
  const rank = ({ phase, sittingOpen, startMillis }: TalkLine) => {
    if (sittingOpen) return 0;
    if (phase === 'CANCELLED' || phase === 'CLOSED') return 3;
    return startMillis === undefined ? 2 : 1;
  };
  return talks.toSorted((a, b) => rank(a) - rank(b) || (a.startMillis ?? 0) - (b.startMillis ?? 0));
}
