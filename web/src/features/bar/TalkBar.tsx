import { type ActionId, action } from '../../core/actions';
import type { Panel } from '../../core/state';
import { isMine, type TalkAction, whyNotDo } from '../../core/talk/actions';
import { floorStep, raisePoint, withdrawPoint } from '../../core/talk/flooractions';
import { panelsOf } from '../../core/talk/panels';
import { admit } from '../../core/talk/roomactions';
import { inWaitingRoom, mySeat } from '../../core/talk/selectors';
import { ActionButton } from '../../ui/ActionButton';
import { useActs } from '../../ui/bridge/act';
import { useSessionState } from '../../ui/bridge/session';
import { useTalkView } from '../../ui/bridge/talk';
import { useText } from '../../ui/bridge/text';
import { useTalkItems } from '../../ui/bridge/useTalkItems';
import { MoreMenu } from '../../ui/Dialog';
import { BarGroup, RailTabs, WideOnly } from '../../ui/Room';
import { BarButton } from './BarButton';
import { ListenButton } from './ListenButton';

/** Behind "More": what the room itself offers; on a phone also the panels. */
const MORE: readonly ActionId[] = ['screen', 'devices', 'keys', 'theme', 'leave'];

/** The bar of a talk: one's own picture and sound, the floor and a point of order, listening, the rest. */
export function TalkBar() {
  const text = useText();
  const view = useTalkView();
  const { items, pick } = useTalkItems();
  const more: readonly string[] = [...panelsOf(view), ...MORE];
  const me = mySeat(view);
  const point = view.order.points.some((one) => one.seat === me.id) ? withdrawPoint : raisePoint;
  return (
    <>
      <BarGroup>
        <MicrophoneButton />
        <BarButton id="camera" />
        <WideOnly>
          <BarButton id="screen" />
        </WideOnly>
      </BarGroup>
      <BarGroup grow>
        <TalkButton action={floorStep(view)} />
        <WideOnly>
          <TalkButton action={point} />
        </WideOnly>
        <ListenButton />
        <MoreMenu
          name={text('action.more')}
          items={items.filter(({ id }) => more.includes(id) || id === point.id)}
          onPick={pick}
        />
      </BarGroup>
      <WideOnly>
        <BarGroup>
          <BarButton id="leave" />
        </BarGroup>
      </WideOnly>
    </>
  );
}

/** An action of the talk in the form of its neighbours; nothing for a seat that never may do it. */
function TalkButton({ action: chosen }: { action: TalkAction }) {
  const view = useTalkView();
  const act = useActs()(chosen);
  if (!isMine(view, chosen)) return null;
  return (
    <ActionButton
      id={chosen.id}
      icon={chosen.icon}
      name={act.name}
      shortcut={chosen.shortcut?.label}
      reason={act.reason}
      onPress={act.perform}
    />
  );
}

/** A microphone that is on says whether it is heard: the floor may be somebody else's. */
function MicrophoneButton() {
  const text = useText();
  const view = useTalkView();
  const state = useSessionState();
  const on = action('microphone').pressed?.(state) === true;
  const unheard = on && view.you?.mayBeHeard === false;
  return <BarButton id="microphone" {...(unheard && { caption: text('floor.unheard-word') })} />;
}

/** The panels of the talk beside the table; a number says how much waits in one. */
export function PanelTabs() {
  const text = useText();
  const view = useTalkView();
  const { unread } = useSessionState();
  const waiting = inWaitingRoom(view).filter(({ seat }) => whyNotDo(view, admit(seat.id)) === null).length;
  const listed = view.floor.list.requests.length;
  const badges: Partial<Record<Panel, { badge: number; badgeLabel: string }>> = {
    chat: { badge: unread, badgeLabel: text('chat.unread', { count: unread }) },
    people: { badge: waiting, badgeLabel: text('floor.waiting', { count: waiting }) },
    floor: { badge: listed, badgeLabel: text('floor.waiting', { count: listed }) },
  };
  return (
    <RailTabs label={text('action.panels')}>
      {panelsOf(view).map((panel) => (
        <BarButton key={panel} id={panel} {...badges[panel]} />
      ))}
    </RailTabs>
  );
}
