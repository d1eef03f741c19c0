import { type ReactNode, useMemo } from 'react';
import { action, perform } from '../../core/actions';
import type { Person } from '../../core/person';
import { type Half, stageLayout } from '../../core/selectors';
import type { SessionState } from '../../core/state';
import { floorBoard } from '../../core/talk/boards';
import { timeFace } from '../../core/talk/faces';
import { delegationName, myCaucus } from '../../core/talk/selectors';
import { staged } from '../../core/talk/stage';
import { Button } from '../../ui/Button';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useServerMillis, useTalkView } from '../../ui/bridge/talk';
import { useOffice } from '../../ui/bridge/telling';
import { usePersonText, useText, useWorded } from '../../ui/bridge/text';
import { EmptyPlace, HalfOfTable, MiddleText, NetClock, OpenTable, Strip, StripPlace, Table } from '../../ui/Table';
import { Picture } from '../../ui/Tile';
import { PersonTile } from './PersonTile';

/** The table of a room: two equal halves, a shared screen between them, those beside the table below. */
export function Stage() {
  return <StageOf state={useSessionState()} />;
}

/** The table of a talk: its seats, who has the floor, and the net speaking time of both sides. */
export function TalkStage() {
  const text = useText();
  const view = useTalkView();
  const state = useSessionState();
  const office = useOffice();
  const staging = useMemo(() => staged(view, state, office), [view, state, office]);
  const atTable = (delegation: string): OfSide => ({
    clock: <Net delegation={delegation} />,
    sealed: view.sitting.caucuses.includes(delegation) ? text('people.in-caucus') : '',
  });
  return <StageOf state={staging} sideOf={myCaucus(view) === null ? atTable : nothingMore} />;
}

/** What a talk adds to a half: its clock, and that its delegation confers elsewhere. */
interface OfSide {
  readonly clock: ReactNode;
  readonly sealed: string;
}

const nothingMore = (): OfSide => ({ clock: null, sealed: '' });

function StageOf({ state, sideOf = nothingMore }: { state: SessionState; sideOf?: (delegation: string) => OfSide }) {
  const text = useText();
  const layout = useMemo(() => stageLayout(state), [state]);
  const middle = layout.screen === null ? null : <SharedScreen person={layout.screen} />;
  const others = layout.others.length > 0 ? <People label={text('stage.others')} people={layout.others} /> : null;
  if (layout.halves === null) {
    const tiles = layout.table.map((person) => <PersonTile key={person.identity} person={person} size="large" />);
    return (
      <OpenTable
        label={text('stage.label')}
        middle={middle}
        tiles={tiles.length > 0 ? tiles : <EmptyPlace>{text('stage.nobody')}</EmptyPlace>}
        others={others}
      />
    );
  }
  return (
    <Table
      label={text('stage.label')}
      middle={middle}
      halves={[
        <HalfView key="a" side="a" half={layout.halves[0]} sideOf={sideOf} />,
        <HalfView key="b" side="b" half={layout.halves[1]} sideOf={sideOf} />,
      ]}
      leading={layout.leading}
      others={others}
    />
  );
}

function HalfView({ side, half, sideOf }: { side: 'a' | 'b'; half: Half; sideOf: (delegation: string) => OfSide }) {
  const text = useText();
  const worded = useWorded();
  const { delegation, head, advisers, speaking } = half;
  const name = delegation === null ? '' : worded(delegation.name);
  const { clock, sealed } = delegation === null ? nothingMore() : sideOf(delegation.id);
  return (
    <HalfOfTable
      side={side}
      label={delegation === null ? text('stage.awaiting') : text('stage.half', { delegation: name })}
      name={name}
      speaking={speaking && sealed === '' ? text('tile.speaking') : ''}
      head={
        head === null ? (
          <EmptyPlace>{text(delegation === null ? 'stage.awaiting' : 'stage.awaiting-named')}</EmptyPlace>
        ) : (
          <PersonTile key={head.identity} person={head} size="large" />
        )
      }
      sealed={sealed}
      clock={clock}
      strip={advisers.length > 0 ? <People label={text('stage.advisers')} people={advisers} /> : null}
    />
  );
}

/** A side's net speaking time as a line, against the longer of all sides' times. */
function Net({ delegation }: { delegation: string }) {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const { sides } = floorBoard(view, useServerMillis());
  const longest = Math.max(1, ...sides.map((one) => one.netMillis));
  const netMillis = sides.find((one) => one.delegation === delegation)?.netMillis ?? 0;
  const face = timeFace(netMillis);
  const name = worded(delegationName(view, delegation));
  const label = text('floor.side-time', { delegation: name, time: face });
  return <NetClock label={label} face={face} share={netMillis / longest} />;
}

function People({ label, people }: { label: string; people: readonly Person[] }) {
  return (
    <Strip label={label}>
      {people.map((person) => (
        <StripPlace key={person.identity}>
          <PersonTile person={person} size="small" />
        </StripPlace>
      ))}
    </Strip>
  );
}

function SharedScreen({ person }: { person: Person }) {
  const text = useText();
  const { session } = useSeat();
  const { name } = usePersonText()(person);
  if (person.local) return <OwnScreen />;
  return (
    <Picture
      trackId={person.screen ?? ''}
      show={(element) => session.port.show(person.identity, 'screen', element)}
      fit="whole"
      label={text('stage.screen', { name })}
    />
  );
}

/** One's own screen is not shown on itself: a picture in the picture in the picture tells nobody anything. */
function OwnScreen() {
  const text = useText();
  const { session, shell } = useSeat();
  return (
    <MiddleText>
      <p>{text('stage.own-screen')}</p>
      <Button name="stop-screen" onPress={() => perform(action('screen'), session, shell)}>
        {text('stage.stop-screen')}
      </Button>
    </MiddleText>
  );
}
