import { useRef } from 'react';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Level } from '../../ui/Choice';
import { Float } from '../../ui/Dialog';
import { BarAnchor } from '../../ui/Room';
import { BarButton } from './BarButton';

/** How loud the room is: a level that floats above its button. */
export function ListenButton() {
  const text = useText();
  const { session } = useSeat();
  const { overlay, listenVolume } = useSessionState();
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <BarAnchor anchor={anchor}>
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
    </BarAnchor>
  );
}
