import type { IconName } from '../../core/actions';
import { ownQuality } from '../../core/selectors';
import { agendaProgress } from '../../core/talk/boards';
import { timeFace } from '../../core/talk/faces';
import { openToPress } from '../../core/talk/hearing';
import { talkTitle } from '../../core/talk/selectors';
import { itemNow, type Standing, standing } from '../../core/talk/standing';
import type { MessageKey } from '../../core/words';
import { Bars } from '../../ui/Bars';
import { Mark } from '../../ui/Board';
import { useSessionState } from '../../ui/bridge/session';
import { useServerMillis, useTalkView } from '../../ui/bridge/talk';
import { useText, useWorded } from '../../ui/bridge/text';
import { ClockText } from '../../ui/Clock';
import { SittingLine } from '../../ui/Header';

const SIGNS: Readonly<Record<Standing, { icon: IconName; tone: 'strong' | 'sealed' | 'quiet' }>> = {
  'on-record': { icon: 'record', tone: 'strong' },
  'off-record': { icon: 'lock', tone: 'sealed' },
  caucus: { icon: 'lock', tone: 'sealed' },
  recess: { icon: 'pause', tone: 'strong' },
  'no-sitting': { icon: 'time', tone: 'quiet' },
  over: { icon: 'done', tone: 'quiet' },
};

const WORDS: Readonly<Record<Standing, MessageKey>> = {
  'on-record': 'header.on-record',
  'off-record': 'header.off-record',
  caucus: 'header.caucus',
  recess: 'header.recess',
  'no-sitting': 'header.no-sitting',
  over: 'header.over',
};

/** Title, sitting, item with its number and time, and whether what is said is kept. */
export function SittingHeader() {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const state = standing(view);
  const now = itemNow(view);
  const quality = ownQuality(useSessionState());
  const sign = SIGNS[state];
  return (
    <SittingLine
      title={worded(talkTitle(view))}
      sitting={view.sitting.number === 0 ? '' : text('header.sitting', { number: view.sitting.number })}
      number={now === null ? '' : text('header.item', { number: now.number })}
      item={now === null ? '' : worded(now.item.plan.title)}
      clock={now === null ? null : <ItemClock item={now.item.plan.id} />}
      marks={
        <>
          <Mark icon={sign.icon} tone={sign.tone}>
            {text(WORDS[state])}
          </Mark>
          {openToPress(view) && (
            <Mark icon="press" tone="strong">
              {text('header.press')}
            </Mark>
          )}
          {view.you?.room !== undefined && quality !== 'unknown' && (
            <Bars quality={quality} label={text(`header.quality.${quality}`)} />
          )}
        </>
      }
    />
  );
}

function ItemClock({ item }: { item: string }) {
  const text = useText();
  const line = agendaProgress(useTalkView(), useServerMillis()).items.find((one) => one.item === item);
  if (line === undefined) return null;
  return (
    <>
      <ClockText face={timeFace(line.elapsedMillis)} label={text('header.item-clock')} />
      {line.allottedMillis > 0 && <span>{text('header.of', { time: timeFace(line.allottedMillis) })}</span>}
    </>
  );
}
