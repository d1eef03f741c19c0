import { useMemo } from 'react';
import { type Person, roleKey } from '../../core/person';
import { peopleByDelegation } from '../../core/selectors';
import { useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Group, PersonRow, Scroll } from '../../ui/Panel';
import { MutedMark } from '../../ui/Tile';

/** Everybody in the room, by delegation. */
export function PeoplePanel() {
  const text = useText();
  const state = useSessionState();
  const groups = useMemo(() => peopleByDelegation(state), [state]);
  return (
    <Scroll>
      {groups.map((group) => (
        <Group
          key={group.id}
          name={group.name || text('people.no-delegation')}
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
  const role = roleKey(person.role);
  return (
    <PersonRow
      identity={person.identity}
      name={person.name}
      you={person.local ? text('tile.you') : ''}
      office={person.seat || (role === null ? '' : text(role))}
      mark={person.microphone ? null : <MutedMark label={text('tile.muted')} />}
    />
  );
}
