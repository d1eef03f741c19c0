import { useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { DeviceCheck } from '../../core/devicecheck';
import { type Invitation, outOfTime } from '../../core/invitation';
import { roleKey } from '../../core/person';
import type { ProblemId } from '../../core/problem';
import { Button } from '../../ui/Button';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Entry } from '../../ui/Choice';
import { ProblemNotice } from '../../ui/Notice';
import { Facts, Heading, NameAndOffice, Section } from '../../ui/Page';
import { DeviceSection } from './DeviceSection';

const NAME_LIMIT_CHARS = 120;

/** How often the page looks whether the link has become valid or has run out. */
const TIME_CHECK_MILLIS = 5_000;

/** The page before the talks: what you are invited to, your seat, picture and sound, one button. */
export function JoinPage() {
  const text = useText();
  const { session, invitation } = useSeat();
  const { phase } = useSessionState();
  const [name, setName] = useState('');
  const check = useDeviceCheck();
  const late = useOutOfTime(invitation);
  const refused = phase.kind === 'outside' ? phase.problem : null;
  const problem = refused ?? late;
  const enter = () => {
    const { camera, microphone, chosen } = check.store.state();
    void session.enter({
      name,
      camera: camera.wanted && camera.problem === null,
      microphone: microphone.wanted && microphone.problem === null,
      devices: chosen,
    });
  };
  return (
    <>
      <Heading above={text('join.invited')} title={invitation.room} />
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
      <DeviceSection check={check} />
      <Section>
        {problem !== null && <ProblemNotice problem={problem} spoken />}
        {late === 'link-early' && <Opening invitation={invitation} />}
        <Button kind="primary" name="enter" wide pending={phase.kind === 'entering'} onPress={enter}>
          {text(enterKey(phase.kind === 'entering', refused, late))}
        </Button>
      </Section>
    </>
  );
}

function enterKey(entering: boolean, refused: ProblemId | null, late: ProblemId | null) {
  if (entering) return 'join.entering';
  if (refused !== null) return 'join.try-again';
  return late === null ? 'join.enter' : 'join.try-anyway';
}

function SeatFacts({ invitation }: { invitation: Invitation }) {
  const text = useText();
  const role = roleKey(invitation.role);
  const office = invitation.seat || (role === null ? '' : text(role));
  const seat = {
    label: text('join.seat'),
    value: <NameAndOffice name={invitation.name || invitation.identity} office={office} />,
  };
  const delegation = { label: text('join.delegation'), value: <bdi>{invitation.delegation}</bdi> };
  return <Facts facts={invitation.delegation === '' ? [seat] : [seat, delegation]} />;
}

function Opening({ invitation }: { invitation: Invitation }) {
  const intl = useIntl();
  const text = useText();
  if (invitation.validFromMillis === null) return null;
  const when = intl.formatDate(invitation.validFromMillis, {
    dateStyle: 'full',
    timeStyle: 'long',
  });
  return <p>{text('join.opens', { when })}</p>;
}

function useDeviceCheck(): DeviceCheck {
  const check = useMemo(() => new DeviceCheck(navigator.mediaDevices), []);
  useEffect(() => {
    void check.start();
    // Entering keeps the devices open until the room has them, so that the camera's light does not go off and on.
    return () => check.stop();
  }, [check]);
  return check;
}

function useOutOfTime(invitation: Invitation): ProblemId | null {
  const [problem, setProblem] = useState(() => outOfTime(invitation, Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setProblem(outOfTime(invitation, Date.now())), TIME_CHECK_MILLIS);
    return () => clearInterval(timer);
  }, [invitation]);
  return problem;
}
