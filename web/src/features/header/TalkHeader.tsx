import { useEffect, useState } from 'react';
import { clockFace, clockStartMillis, ownQuality, talksTitle } from '../../core/selectors';
import { useSessionState } from '../../ui/bridge/session';
import { useLanguage, useText, useWorded } from '../../ui/bridge/text';
import { HeaderLine } from '../../ui/Room';

/** Title, item, quality of the connection, clock. States that are not real yet are not shown. */
export function TalkHeader() {
  const text = useText();
  const worded = useWorded();
  const { language } = useLanguage();
  const state = useSessionState();
  const started = clockStartMillis(state);
  const nowMillis = useSecond();
  const quality = ownQuality(state);
  return (
    <HeaderLine
      title={talksTitle(state.room, language)}
      detail={worded(state.room.item) || worded(state.room.occasion)}
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
