import { useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { systemClock } from '../core/clock';
import { type Secretariat as Desk, httpSecretariat } from '../core/prepare/client';
import { Entrance } from '../core/prepare/entrance';
import { Preparation } from '../core/prepare/preparing';
import { PreparePage } from '../features/prepare/PreparePage';
import { Gate, SecretariatPage } from '../features/secretariat/SecretariatPage';
import { MessagesProvider } from '../ui/bridge/messages';
import { useText, useWorded } from '../ui/bridge/text';
import { useStore } from '../ui/bridge/useStore';
import { loadMessages } from './languages';
import { PaperPage } from './PaperPage';
import { SHELF } from './shelf';
import { useTheme } from './useTheme';

const HOME = '/secretariat';
const pathOf = (talk: string) => `${HOME}/talks/${encodeURIComponent(talk)}`;

const DESK: Desk = httpSecretariat((path, init) => fetch(path, init));

/** The pages of the secretariat; loaded apart from those of the talks, which nobody there needs. */
export default function Secretariat({ talk }: { talk?: string }) {
  const entrance = useMemo(() => new Entrance(DESK, takeSecret()), []);
  useTheme('light');
  return (
    <MessagesProvider load={loadMessages}>
      <PaperPage wide>
        <Gate entrance={entrance}>
          {talk === undefined ? <Home entrance={entrance} /> : <Prepare key={talk} talk={talk} />}
        </Gate>
      </PaperPage>
    </MessagesProvider>
  );
}

/** The secret of the one-time link; it leaves the address at once, so that no history and no glance keeps it. */
function takeSecret(): string {
  const secret = location.hash.slice(1);
  if (secret !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return secret;
}

function Home({ entrance }: { entrance: Entrance }) {
  const text = useText();
  const [, navigate] = useLocation();
  useEffect(() => {
    document.title = text('page.title', { talks: text('secretariat.title') });
  }, [text]);
  return (
    <SecretariatPage
      desk={DESK}
      shelf={SHELF}
      entrance={entrance}
      pathOf={pathOf}
      onMade={(talk) => navigate(pathOf(talk))}
    />
  );
}

function Prepare({ talk }: { talk: string }) {
  const text = useText();
  const worded = useWorded();
  const work = useMemo(() => {
    const newId = () => crypto.randomUUID();
    return new Preparation({ desk: DESK, shelf: SHELF, clock: systemClock, newId }, talk);
  }, [talk]);
  useEffect(() => {
    void work.open();
    return () => work.close();
  }, [work]);
  const { answer } = useStore(work.store);
  const title = answer === null ? '' : worded(answer.state.preparation.title);
  useEffect(() => {
    document.title = text('page.title', { talks: text('prepare.page-title', { talks: title }) });
  }, [text, title]);
  return <PreparePage work={work} back={HOME} />;
}
