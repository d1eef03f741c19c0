import { useMemo } from 'react';
import type { Person } from '../../core/person';
import { peopleByDelegation } from '../../core/selectors';
import { useSessionState } from '../../ui/bridge/session';
import { usePersonText, useText, useWorded } from '../../ui/bridge/text';
import { Group, PersonRow, Scroll } from '../../ui/Panel';
import { MutedMark, WeakMark } from '../../ui/Tile';

/** Everybody in the room, by delegation. */
export function PeoplePanel() {
  const text = useText();
  const worded = useWorded();
  const state = useSessionState();
  const groups = useMemo(() => peopleByDelegation(state), [state]);
  return (
    <Scroll>
      {groups.map((group) => (
        <Group
          key={group.delegation?.id ?? ''}
          name={group.delegation === null ? text('people.no-delegation') : worded(group.delegation.name)}
          count={text('people.count', { count: group.people.length })}
        >
          {group.people.map((person) => (
            <Row key={person.identity} person={person} />
          ))}
        </Group>
      ))}
    </Scroll>
  );
}

function Row({ person }: { person: Person }) {
  const text = useText();
  const { name, office } = usePersonText()(person);
  return (
    <PersonRow
      identity={person.identity}
      name={name}
      you={person.local ? text('tile.you') : ''}
      office={office}
      marks={
        <>
          {(person.quality === 'weak' || person.quality === 'lost') && (
            <WeakMark label={text(`header.quality.${person.quality}`)} />
          )}
          {!person.microphone && <MutedMark label={text('tile.muted')} />}
        </>
      }
    />
  );
}
