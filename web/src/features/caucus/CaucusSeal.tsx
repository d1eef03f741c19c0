import { closeCaucus, leaveCaucus } from '../../core/talk/roomactions';
import { caucusState, mySeat } from '../../core/talk/selectors';
import type { DelegationId } from '../../core/talk/terms';
import { ActButton } from '../../ui/bridge/act';
import { useTalkView } from '../../ui/bridge/talk';
import { useSeatName, useTell } from '../../ui/bridge/telling';
import { useText } from '../../ui/bridge/text';
import { Seal, SealLine } from '../../ui/Sealed';

/** The band above a caucus: whose it is, what it means, who is inside, what has stopped, the way back. */
export function CaucusSeal({ delegation }: { delegation: DelegationId }) {
  const text = useText();
  const tell = useTell();
  const name = useSeatName();
  const view = useTalkView();
  const me = mySeat(view);
  const inside = caucusState(view, delegation)?.inside ?? [];
  return (
    <Seal
      id="caucus"
      title={tell({ key: 'caucus.title', values: { delegation: { delegation } } })}
      meaning={text('caucus.meaning')}
      stoppedLabel={text('caucus.stopped')}
      stopped={[text('caucus.stopped-table'), text('caucus.stopped-clocks'), text('caucus.stopped-record')]}
      line={<SealLine label={text('caucus.inside')} parts={inside.map(name)} />}
    >
      <ActButton action={leaveCaucus(delegation)} />
      {me.role === 'HEAD' && me.delegation === delegation && <ActButton action={closeCaucus(delegation)} />}
    </Seal>
  );
}
