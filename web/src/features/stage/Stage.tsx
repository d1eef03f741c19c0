import { useMemo } from 'react';
import { action, perform } from '../../core/actions';
import type { Person } from '../../core/person';
import { type Half, stageLayout } from '../../core/selectors';
import { Button } from '../../ui/Button';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { usePersonText, useText, useWorded } from '../../ui/bridge/text';
import { EmptyPlace, HalfOfTable, MiddleText, OpenTable, Strip, StripPlace, Table } from '../../ui/Table';
import { Picture } from '../../ui/Tile';
import { PersonTile } from './PersonTile';

/** The table: two equal halves, a shared screen between them, those beside the table below. */
export function Stage() {
  const text = useText();
  const state = useSessionState();
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
        <HalfView key="a" side="a" half={layout.halves[0]} />,
        <HalfView key="b" side="b" half={layout.halves[1]} />,
      ]}
      leading={layout.leading}
      others={others}
    />
  );
}

function HalfView({ side, half }: { side: 'a' | 'b'; half: Half }) {
  const text = useText();
  const worded = useWorded();
  const { delegation, head, advisers, speaking } = half;
  const name = delegation === null ? '' : worded(delegation.name);
  return (
    <HalfOfTable
      side={side}
      label={delegation === null ? text('stage.awaiting') : text('stage.half', { delegation: name })}
      name={name}
      speaking={speaking ? text('tile.speaking') : ''}
      head={
        head === null ? (
          <EmptyPlace>{text(delegation === null ? 'stage.awaiting' : 'stage.awaiting-named')}</EmptyPlace>
        ) : (
          <PersonTile key={head.identity} person={head} size="large" />
        )
      }
      strip={advisers.length > 0 ? <People label={text('stage.advisers')} people={advisers} /> : null}
    />
  );
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
