import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Route, Switch } from 'wouter';
import { readInvitation } from '../core/invitation';
import type { ProblemId } from '../core/problem';
import { HomePage } from '../features/home/HomePage';
import { LinkProblemPage } from '../features/join/LinkProblemPage';
import { useText } from '../ui/bridge/text';
import { Invited } from './Invited';
import { PaperPage } from './PaperPage';
import { SeatRoute } from './Seated';
import { useTheme } from './useTheme';

const Secretariat = lazy(() => import('./Secretariat'));

export function App() {
  return (
    <Switch>
      <Route path="/secretariat">
        <Suspense>
          <Secretariat />
        </Suspense>
      </Route>
      <Route path="/secretariat/talks/:talk">
        {({ talk }) => (
          <Suspense>
            <Secretariat talk={talk} />
          </Suspense>
        )}
      </Route>
      <Route path="/join">
        <JoinRoute />
      </Route>
      <Route path="/talks/:talk/seats/:seat">
        {({ talk, seat }) => <SeatPlace key={`${talk}/${seat}`} talk={talk} seat={seat} />}
      </Route>
      <Route>
        <Paper>
          <HomePage />
        </Paper>
      </Route>
    </Switch>
  );
}

/** The secret of a link is in the fragment, which browsers never send to a server. */
function JoinRoute() {
  const fragment = useFragment();
  const reading = useMemo(() => readInvitation(fragment), [fragment]);
  if (!reading.ok) return <BadLink problem={reading.problem} />;
  return browserFits() ? <Invited key={fragment} invitation={reading.invitation} /> : <BadLink problem="browser-old" />;
}

/** A seat of a talk. */
function SeatPlace({ talk, seat }: { talk: string; seat: string }) {
  return browserFits() ? <SeatRoute talk={talk} seat={seat} /> : <BadLink problem="browser-old" />;
}

function BadLink({ problem }: { problem: ProblemId }) {
  return (
    <Paper>
      <LinkProblemPage problem={problem} />
    </Paper>
  );
}

function Paper({ children }: { children: React.ReactNode }) {
  const text = useText();
  useTheme('light');
  useEffect(() => {
    document.title = text('product.name');
  }, [text]);
  return <PaperPage>{children}</PaperPage>;
}

function useFragment(): string {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const change = () => setFragment(location.hash);
    window.addEventListener('hashchange', change);
    return () => window.removeEventListener('hashchange', change);
  }, []);
  return fragment;
}

function browserFits(): boolean {
  return typeof RTCPeerConnection === 'function' && typeof WebSocket === 'function';
}
