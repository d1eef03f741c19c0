import { useRef } from 'react';
import { type ActionId, action, perform } from '../../core/actions';
import { ActionButton } from '../../ui/ActionButton';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { useItems } from '../../ui/bridge/useItems';
import { Level } from '../../ui/Choice';
import { Float, MoreMenu } from '../../ui/Dialog';
import { BarGroup, WideOnly } from '../../ui/Room';

/** What is behind "More": on a phone also what a wide bar shows directly. */
const MORE: readonly ActionId[] = ['screen', 'people', 'chat', 'devices', 'keys', 'theme'];

/** The bar under the table. */
export function ActionBar() {
  const text = useText();
  const { items, pick } = useItems(MORE);
  return (
    <>
      <BarGroup>
        <BarButton id="microphone" />
        <BarButton id="camera" />
        <WideOnly>
          <BarButton id="screen" />
        </WideOnly>
      </BarGroup>
      <BarGroup grow>
        <ListenButton />
        <WideOnly>
          <BarButton id="people" />
          <BarButton id="chat" />
        </WideOnly>
        <MoreMenu name={text('action.more')} items={items} onPick={pick} />
      </BarGroup>
      <BarGroup>
        <BarButton id="leave" />
      </BarGroup>
    </>
  );
}

function BarButton({ id }: { id: ActionId }) {
  const text = useText();
  const { session, shell } = useSeat();
  const state = useSessionState();
  const chosen = action(id);
  const reason = chosen.whyNot(state);
  const word = chosen.wordKey?.(state);
  const unread = id === 'chat' ? state.unread : 0;
  return (
    <ActionButton
      id={id}
      icon={chosen.icon(state)}
      name={text(chosen.nameKey)}
      word={word && text(word)}
      pressed={chosen.pressed?.(state)}
      shortcut={chosen.shortcut?.label}
      reason={reason === null ? undefined : text(reason)}
      badge={unread}
      badgeLabel={text('chat.unread', { count: unread })}
      onPress={() => perform(chosen, session, shell)}
    />
  );
}

function ListenButton() {
  const text = useText();
  const { session } = useSeat();
  const { overlay, listenVolume } = useSessionState();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <span ref={anchor}>
      <BarButton id="listen" />
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
    </span>
  );
}
