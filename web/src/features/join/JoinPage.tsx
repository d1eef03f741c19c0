import { useEffect, useState } from 'react';
import { type Invitation, outOfTime } from '../../core/invitation';
import type { ProblemId } from '../../core/problem';
import { delegation, talksTitle } from '../../core/selectors';
import { Button } from '../../ui/Button';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useLanguage, usePersonText, useText, useWorded } from '../../ui/bridge/text';
import { Entry } from '../../ui/Choice';
import { NoticePlace, ProblemNotice } from '../../ui/Notice';
import { type Fact, Facts, Heading, Last, NameAndOffice } from '../../ui/Page';
import { DeviceSection } from './DeviceSection';
import { SittingTime } from './Sitting';
import { presenceOf, useDeviceCheck } from './useDeviceCheck';

const NAME_LIMIT_CHARS = 120;

/** How often the page looks whether the link has become valid or has run out. */
const TIME_CHECK_MILLIS = 5_000;

/** The page before the talks: what you are invited to, your seat, picture and sound, one button. */
export function JoinPage({ invitation }: { invitation: Invitation }) {
  const text = useText();
  const worded = useWorded();
  const { language } = useLanguage();
  const { session } = useSeat();
  const { phase } = useSessionState();
  const [name, setName] = useState('');
  const check = useDeviceCheck(invitation.devices);
  const late = useOutOfTime(invitation);
  const refused = phase.kind === 'outside' ? phase.problem : null;
  const entering = phase.kind === 'entering';
  const problem = refused ?? late;
  const enter = () => {
    void session.enter({ ...presenceOf(check.store.state()), name: name.trim() });
  };
  return (
    <>
      <Heading
        above={text('join.invited')}
        title={talksTitle(invitation.talks, language)}
        below={worded(invitation.talks.occasion)}
      />
      <SeatFacts invitation={invitation} />
      {invitation.name === '' && invitation.mayRename && (
        <Entry
          label={text('join.name')}
          hint={text('join.name-hint')}
          value={name}
          onChange={setName}
          maxLength={NAME_LIMIT_CHARS}
        />
      )}
      <DeviceSection check={check} kinds={invitation.devices} />
      <Last notice={<NoticePlace>{problem !== null && <ProblemNotice problem={problem} />}</NoticePlace>}>
        <Button kind="primary" name="enter" wide pending={entering} onPress={enter}>
          {text(enterKey(entering, refused, late))}
        </Button>
        {entering && (
          <Button name="cancel" onPress={() => void session.cancelEntering()}>
            {text('action.cancel')}
          </Button>
        )}
      </Last>
    </>
  );
}

function enterKey(entering: boolean, refused: ProblemId | null, late: ProblemId | null) {
  if (entering) return 'join.entering';
  if (refused !== null) return 'join.try-again';
  return late === null ? 'join.enter' : 'join.try-anyway';
}

/** What the link says: when, which seat, for which delegation. */
function SeatFacts({ invitation }: { invitation: Invitation }) {
  const text = useText();
  const worded = useWorded();
  const { talks } = invitation;
  const called = invitation.name || invitation.identity;
  const { name, office } = usePersonText()({ ...invitation, name: called, named: invitation.name !== '' });
  const atMillis = talks.startsAtMillis ?? talks.startedAtMillis ?? openingMillis(invitation);
  const facts: Fact[] = [];
  if (atMillis !== null) {
    facts.push({ label: text('join.when'), value: <SittingTime talks={talks} atMillis={atMillis} /> });
  }
  const side = invitation.delegation === '' ? '' : worded(delegation(talks, invitation.delegation).name);
  facts.push({ label: text('join.seat'), value: <NameAndOffice name={name} below={[office, side]} /> });
  return <Facts facts={facts} />;
}

/** When the link becomes valid, if that is still to come. */
function openingMillis(invitation: Invitation): number | null {
  return outOfTime(invitation, Date.now()) === 'link-early' ? invitation.validFromMillis : null;
}

function useOutOfTime(invitation: Invitation): ProblemId | null {
  const [problem, setProblem] = useState(() => outOfTime(invitation, Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setProblem(outOfTime(invitation, Date.now())), TIME_CHECK_MILLIS);
    return () => clearInterval(timer);
  }, [invitation]);
  return problem;
}
