import { initials, type Person } from '../../core/person';
import { useSeat } from '../../ui/bridge/session';
import { usePersonText, useText } from '../../ui/bridge/text';
import { Picture, Tile } from '../../ui/Tile';

/** One person at or beside the table. */
export function PersonTile({ person, size }: { person: Person; size: 'large' | 'small' }) {
  const text = useText();
  const { session } = useSeat();
  const { name, office } = usePersonText()(person);
  const picture =
    person.camera === null ? null : (
      <Picture
        trackId={person.camera}
        show={(element) => session.port.show(person.identity, 'camera', element)}
        mirrored={person.local}
        fit={size === 'large' ? 'whole' : 'filled'}
        label={text('tile.picture', { name })}
      />
    );
  return (
    <Tile
      identity={person.identity}
      name={name}
      office={office}
      size={size}
      picture={picture}
      initials={initials(name)}
      speaking={person.speaking ? text('tile.speaking') : ''}
      muted={person.microphone ? '' : text('tile.muted')}
      weak={person.quality === 'weak' || person.quality === 'lost' ? text(`header.quality.${person.quality}`) : ''}
      you={person.local ? text('tile.you') : ''}
    />
  );
}
