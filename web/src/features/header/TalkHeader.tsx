import { useEffect, useState } from 'react';
import { clockFace, clockStartMillis, me, talksTitle } from '../../core/selectors';
import { useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { HeaderLine } from '../../ui/Room';

/** Title, item, quality of the connection, clock. States that are not real yet are not shown. */
export function TalkHeader() {
  const text = useText();
  const state = useSessionState();
  const started = clockStartMillis(state);
  const nowMillis = useSecond();
  const quality = me(state)?.quality ?? 'unknown';
  return (
    <HeaderLine
      title={talksTitle(state)}
      detail={state.room.item || state.room.occasion}
      clock={started === null ? '' : clockFace(nowMillis - started)}
      clockLabel={text('header.clock')}
      quality={quality}
      qualityText={quality === 'unknown' ? '' : text(`header.quality.${quality}`)}
    />
  );
}

function useSecond(): number {
  const [nowMillis, setNowMillis] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMillis(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMillis;
}
