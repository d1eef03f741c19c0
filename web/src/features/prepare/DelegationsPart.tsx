import { useMemo } from 'react';
import { LIMITS } from '../../core/prepare/check';
import type { DelegationDraft, Draft } from '../../core/prepare/draft';
import { zones } from '../../core/prepare/zones';
import { useText } from '../../ui/bridge/text';
import { Deed, Part, Row, Rows } from '../../ui/Desk';
import { WordsField } from '../../ui/Form';
import { ZoneField } from '../../ui/ZoneField';
import { useSetup } from './setup';

/** The sides, as each is called in every language, and where its capital is. */
export function DelegationsPart() {
  const text = useText();
  const { draft, over, work, step, toggle } = useSetup();
  const { delegations } = draft;
  const add = () => {
    const id = work.newId();
    step({ type: 'add-delegation', delegation: { id, name: {}, zone: '' } });
    toggle(`delegations.${id}`, true);
  };
  return (
    <Part
      title={text('prepare.part.delegations')}
      aside={text('prepare.count', { count: delegations.length, limit: LIMITS.DELEGATIONS })}
    >
      <Rows label={text('prepare.part.delegations')}>
        {delegations.map((one, i) => (
          <DelegationRow key={one.id} delegation={one} side={i} />
        ))}
      </Rows>
      {!over && (
        <div>
          <Deed name="add-delegation" label={text('prepare.add-delegation')} onPress={add} />
        </div>
      )}
    </Part>
  );
}

function DelegationRow({ delegation, side }: { delegation: DelegationDraft; side: number }) {
  const text = useText();
  const setup = useSetup();
  const { draft, say, step, over, tongues } = setup;
  const { id, name, zone } = delegation;
  const at = `delegations.${id}`;
  const known = useMemo(zones, []);
  const used = inUse(draft, id);
  return (
    <Row
      id={at}
      title={say(name) || text('prepare.unnamed')}
      below={zone.replaceAll('_', ' ')}
      wrong={setup.wrong(at)}
      side={side}
      open={setup.isOpen(at)}
      onToggle={() => setup.toggle(at)}
    >
      <WordsField
        label={text('prepare.field.name')}
        place={`${at}.name`}
        issue={setup.issue(`${at}.name`)}
        tongues={tongues}
        value={name}
        onChange={(words) => step({ type: 'delegation', id, change: { name: words } })}
        onLeave={() => setup.leave(`${at}.name`)}
        disabled={over}
      />
      <ZoneField
        label={text('prepare.field.zone')}
        place={`${at}.zone`}
        issue={setup.issue(`${at}.zone`)}
        zones={known}
        value={zone}
        onChange={(next) => step({ type: 'delegation', id, change: { zone: next } })}
        onLeave={() => setup.leave(`${at}.zone`)}
        disabled={over}
      />
      {!over && (
        <div>
          <Deed
            name="remove-delegation"
            label={text('prepare.remove-delegation')}
            reason={used ? text('prepare.in-use') : undefined}
            onPress={() => !used && step({ type: 'remove', list: 'delegations', id })}
          />
        </div>
      )}
    </Row>
  );
}

function inUse({ seats, items }: Draft, id: string): boolean {
  return (
    seats.some((one) => one.delegation === id) ||
    items.some((one) => one.owner === id || one.documents.some((paper) => paper.from === id))
  );
}
