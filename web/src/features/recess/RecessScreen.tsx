import { useIntl } from 'react-intl';
import { MINUTE_MILLIS } from '../../core/clock';
import { adjournSitting, resumeSitting } from '../../core/talk/roomactions';
import { delegations } from '../../core/talk/selectors';
import { Acts } from '../../ui/Act';
import { ActButton } from '../../ui/bridge/act';
import { useServerMillis, useTalkView } from '../../ui/bridge/talk';
import { durationText, useTell } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { Capitals, Pause, PauseText } from '../../ui/Pause';

/** A recess: until when in both capitals' time, what stands still, and what goes on working. */
export function RecessScreen() {
  const text = useText();
  const worded = useWorded();
  const tell = useTell();
  const intl = useIntl();
  const view = useTalkView();
  const nowMillis = useServerMillis();
  const { untilMillis } = view.sitting;
  const hour = (timeZone: string) =>
    intl.formatDate(untilMillis ?? nowMillis, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
  const capitals = delegations(view)
    .filter(({ zone }) => zone !== '')
    .map(({ id, name, zone }) => ({ id, name: worded(name), time: hour(zone) }));
  return (
    <Pause title={text('recess.title')} until={said()}>
      {untilMillis !== undefined && <Capitals label={text('recess.times')} capitals={capitals} />}
      {untilMillis !== undefined && untilMillis > nowMillis && <PauseText>{left(untilMillis - nowMillis)}</PauseText>}
      {view.sitting.caucuses.map((delegation) => (
        <PauseText key={delegation}>{tell({ key: 'caucus.others', values: { delegation: { delegation } } })}</PauseText>
      ))}
      <PauseText>{text('recess.stopped')}</PauseText>
      <PauseText>{text('recess.works')}</PauseText>
      <Acts>
        <ActButton action={resumeSitting} />
        <ActButton action={adjournSitting} />
      </Acts>
    </Pause>
  );

  function said(): string {
    if (untilMillis === undefined) return text('recess.open');
    return text(untilMillis <= nowMillis ? 'recess.due' : 'recess.until');
  }

  function left(millis: number): string {
    return text('recess.left', { duration: durationText(intl, Math.ceil(millis / MINUTE_MILLIS) * MINUTE_MILLIS) });
  }
}
