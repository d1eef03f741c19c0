import { useIntl } from 'react-intl';
import { roleKey } from '../../core/refusal';
import { talkRoomInfo } from '../../core/talk/roominfo';
import { announcement, delegationName, delegationOf, mySeat } from '../../core/talk/selectors';
import type { TalkView } from '../../core/talk/view';
import { phaseOf } from '../../core/talk/whereabouts';
import { useTalkView } from '../../ui/bridge/talk';
import { momentText } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { type Fact, Facts, NameAndOffice } from '../../ui/Page';
import { SittingTime } from './Sitting';

/** What a person before the room wants to know: who invites, when, how the talk stands, one's own seat. */
export function TalkFacts({ waiting = false }: { waiting?: boolean }) {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const stands = useStanding();
  const { role, delegation, office } = mySeat(view);
  const announced = announcement(view);
  const facts: Fact[] = [];
  if (announced !== undefined && !waiting) {
    facts.push({ label: text('seat.invited-by'), value: inviter() });
    const when = <SittingTime talks={talkRoomInfo(view)} atMillis={announced.startMillis} />;
    if (phaseOf(view) !== 'POSTPONED') facts.push({ label: text('join.when'), value: when });
  }
  facts.push({ label: text('seat.talks'), value: stands });
  const called = text(roleKey(role));
  const name = worded(office) || called;
  const side = worded(delegationName(view, delegation));
  const below = [name === called ? '' : called, side];
  facts.push({ label: text('join.seat'), value: <NameAndOffice name={name} below={below} /> });
  return <Facts facts={facts} />;

  function inviter(): string {
    const initiator = announced?.initiator;
    const known = initiator === undefined ? null : delegationOf(view, initiator);
    return known === null ? text('seat.invited-by-all') : worded(known.name);
  }
}

/** How the talk stands, in words. */
function useStanding(): string {
  const text = useText();
  const intl = useIntl();
  const view = useTalkView();
  const { number, condition, untilMillis } = view.sitting;
  const until = untilMillis === undefined ? undefined : momentText(intl, untilMillis);
  if (condition === 'OPEN') return text('talk.state.open', { number });
  if (condition === 'RECESS') {
    return until === undefined
      ? text('talk.state.recess', { number })
      : text('talk.state.recess-until', { number, time: until });
  }
  if (number > 0) {
    return until === undefined
      ? text('talk.state.adjourned', { number })
      : text('talk.state.adjourned-until', { number, time: until });
  }
  return text(unopened(view));
}

function unopened(view: TalkView) {
  if (view.board?.sitting === true && view.sequence === 0) return 'talk.state.open-now';
  switch (phaseOf(view)) {
    case 'ANNOUNCED':
      return 'talk.state.announced';
    case 'POSTPONED':
      return 'talk.state.postponed';
    default:
      return 'talk.state.prepared';
  }
}
