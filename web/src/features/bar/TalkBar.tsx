import { useRef } from 'react';
import { type ActionId, action, perform } from '../../core/actions';
import type { Panel } from '../../core/state';
import { isMine, type TalkAction, whyNotDo } from '../../core/talk/actions';
import { floorStep, raisePoint, withdrawPoint } from '../../core/talk/flooractions';
import { panelsOf, roomActions } from '../../core/talk/panels';
import { admit } from '../../core/talk/roomactions';
import { inWaitingRoom, mySeat } from '../../core/talk/selectors';
import { ActionButton } from '../../ui/ActionButton';
import { useActs } from '../../ui/bridge/act';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useTalkView } from '../../ui/bridge/talk';
import { useText } from '../../ui/bridge/text';
import { useTalkItems } from '../../ui/bridge/useTalkItems';
import { Level } from '../../ui/Choice';
import { Float, MoreMenu } from '../../ui/Dialog';
import { BarAnchor, BarGroup, RailTabs, WideOnly } from '../../ui/Room';

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
        <RoomButton id="camera" />
        <WideOnly>
          <RoomButton id="screen" />
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
          <RoomButton id="leave" />
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
  return <RoomButton id="microphone" {...(unheard && { caption: text('floor.unheard-word') })} />;
}

function RoomButton({ id, caption, badge = 0, badgeLabel }: RoomButtonProps) {
  const text = useText();
  const { session, shell } = useSeat();
  const state = useSessionState();
  const view = useTalkView();
  const chosen = action(id, roomActions(view));
  const reason = chosen.whyNot(state);
  const word = chosen.wordKey?.(state);
  return (
    <ActionButton
      id={id}
      icon={chosen.icon(state)}
      name={text(chosen.nameKey)}
      word={caption ?? (word && text(word))}
      caption={caption}
      pressed={chosen.pressed?.(state)}
      shortcut={chosen.shortcut?.label}
      reason={reason === null ? undefined : text(reason)}
      badge={badge}
      badgeLabel={badgeLabel}
      onPress={() => perform(chosen, session, shell)}
    />
  );
}

interface RoomButtonProps {
  id: ActionId;
  caption?: string;
  badge?: number;
  badgeLabel?: string;
}

function ListenButton() {
  const text = useText();
  const { session } = useSeat();
  const { overlay, listenVolume } = useSessionState();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <BarAnchor anchor={anchor}>
      <RoomButton id="listen" />
      <Float
        label={text('action.listen')}
        anchor={anchor}
        open={overlay === 'listen'}
        onOpenChange={(open) => session.openOverlay(open ? 'listen' : null)}
      >
        <Level
          label={text('listen.volume')}
          value={listenVolume}
          onChange={(volume) => session.setListenVolume(volume)}
        />
      </Float>
    </BarAnchor>
  );
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
        <RoomButton key={panel} id={panel} {...badges[panel]} />
      ))}
    </RailTabs>
  );
}
