import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { browserHash } from '../../core/talk/chain';
import { type Line, tableLog } from '../../core/talk/frames';
import { recordPath } from '../../core/talk/papers';
import { mySeat } from '../../core/talk/selectors';
import { type Sentence, sentences } from '../../core/talk/sentences';
import { Acts } from '../../ui/Act';
import { Button } from '../../ui/Button';
import { useTalkView } from '../../ui/bridge/talk';
import { useSeatName, useTell } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { Entry } from '../../ui/Choice';
import { DownloadLink } from '../../ui/Paper';
import { ChainState, RecordLine, RecordLines, RecordTop } from '../../ui/RecordLines';

/** Lines that are shown at first, and how many more come with each press: a long record must not slow the room down. */
const SHOWN_LINES = 200;

/** The record as it grows: every line of the log in words, its time and number, and whether the chain holds. */
export function RecordPanel() {
  const view = useTalkView();
  const log = tableLog(view.talk);
  return <RecordOf log={log} />;
}

function RecordOf({ log }: { log: string }) {
  const text = useText();
  const tell = useTell();
  const worded = useWorded();
  const view = useTalkView();
  const [shown, setShown] = useState(SHOWN_LINES);
  const [filter, setFilter] = useState('');
  const lines = view.lines[log] ?? NO_LINES;
  const told = useMemo(() => sentences(lines), [lines]);
  const wanted = filter.trim().toLocaleLowerCase();
  const all = lines.map((line, index) => ({ line, sentence: told[index] as Sentence }));
  const found =
    wanted === ''
      ? all
      : all.filter(({ sentence }) =>
          `${tell(sentence.said)} ${worded(sentence.quote)}`.toLocaleLowerCase().includes(wanted),
        );
  const last = found.slice(-shown);
  return (
    <>
      <RecordTop>
        <Chain log={log} />
        <Acts>
          <DownloadLink href={recordPath(view.talk, mySeat(view).id, log)} label={text('record.download')} />
        </Acts>
        <Entry label={text('record.search')} value={filter} onChange={setFilter} maxLength={60} />
        {found.length > last.length && (
          <Button name="earlier" onPress={() => setShown(shown + SHOWN_LINES)}>
            {text('record.earlier')}
          </Button>
        )}
      </RecordTop>
      <RecordLines label={text('record.title')} count={last.length} empty={text('record.empty')}>
        {last.map(({ line, sentence }) => (
          <LineView key={line.sequence} line={line} sentence={sentence} />
        ))}
      </RecordLines>
    </>
  );
}

const NO_LINES: readonly Line[] = [];

function LineView({ line, sentence }: { line: Line; sentence: Sentence }) {
  const text = useText();
  const tell = useTell();
  const worded = useWorded();
  const name = useSeatName();
  const intl = useIntl();
  const time = intl.formatDate(line.atMillis, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <RecordLine
      sequence={line.sequence}
      sequenceLabel={text('record.sequence', { number: line.sequence })}
      time={time}
      atMillis={line.atMillis}
      said={tell(sentence.said)}
      quote={worded(sentence.quote)}
      by={sentence.by === null ? '' : text('record.by', { seat: name(sentence.by) })}
    />
  );
}

/** Whether every line follows the one before it, as checked in this browser. */
function Chain({ log }: { log: string }) {
  const text = useText();
  const view = useTalkView();
  const last = view.lines[log]?.at(-1)?.sequence ?? 0;
  if (view.brokenChain?.log === log) {
    return <ChainState holds={false}>{text('record.broken', { number: view.brokenChain.sequence })}</ChainState>;
  }
  if (browserHash() === null) return <ChainState holds={null}>{text('record.unverifiable')}</ChainState>;
  return <ChainState holds>{text('record.verified', { number: last })}</ChainState>;
}
