import { initials, type Person, roleKey } from '../../core/person';
import { useSeat } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Picture, Tile } from '../../ui/Tile';

/** One person at or beside the table. */
export function PersonTile({ person, size }: { person: Person; size: 'large' | 'small' }) {
  const text = useText();
  const { session } = useSeat();
  const role = roleKey(person.role);
  const picture =
    person.camera === null ? null : (
      <Picture
        trackId={person.camera}
        show={(element) => session.port.show(person.identity, 'camera', element)}
        mirrored={person.local}
        fit={size === 'large' ? 'whole' : 'filled'}
        label={person.name}
      />
    );
  return (
    <Tile
      identity={person.identity}
      name={person.name}
      office={person.seat || (role === null ? '' : text(role))}
      size={size}
      picture={picture}
      initials={initials(person.name)}
      speaking={person.speaking ? text('tile.speaking') : ''}
      muted={person.microphone ? '' : text('tile.muted')}
      you={person.local ? text('tile.you') : ''}
    />
  );
}
