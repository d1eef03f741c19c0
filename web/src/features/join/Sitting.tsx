import { useIntl } from 'react-intl';
import type { RoomInfo } from '../../core/roominfo';
import { useWorded } from '../../ui/bridge/text';
import { Times } from '../../ui/Page';

/** When the sitting starts: the day and hour here, then the hour in each capital. */
export function SittingTime({ talks, atMillis }: { talks: RoomInfo; atMillis: number }) {
  const intl = useIntl();
  const worded = useWorded();
  const dayIn = (timeZone?: string) => intl.formatDate(atMillis, { dateStyle: 'short', ...(timeZone && { timeZone }) });
  const hour = (timeZone: string) =>
    intl.formatDate(atMillis, {
      timeZone,
      // By night it is tomorrow already in one capital, and still today in the other.
      ...(dayIn(timeZone) !== dayIn() && { day: 'numeric', month: 'long' }),
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'long',
    });
  const capitals = talks.delegations
    .filter((delegation) => delegation.zone !== '')
    .map((delegation) => ({ id: delegation.id, name: worded(delegation.name), time: hour(delegation.zone) }));
  const here = intl.formatDate(atMillis, {
    dateStyle: 'full',
    ...(capitals.length === 0 && { timeStyle: 'long' }),
  });
  return <Times day={here} capitals={capitals} />;
}
