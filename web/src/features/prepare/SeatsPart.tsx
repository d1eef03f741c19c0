import { LIMITS, mayHaveDelegation } from '../../core/prepare/check';
import type { SeatDraft } from '../../core/prepare/draft';
import { roleKey } from '../../core/refusal';
import { ROLES, type Role } from '../../core/talk/terms';
import { useLanguageName, useText } from '../../ui/bridge/text';
import { Picker } from '../../ui/Choice';
import { Deed, Part, Row, Rows } from '../../ui/Desk';
import { Fields, fieldId, WordsField } from '../../ui/Form';
import { LanguageChecks } from './LanguageChecks';
import { useSetup } from './setup';
import { NOBODY, useSides } from './sides';

/** Who may take part: an office each, never a person's name. */
export function SeatsPart() {
  const text = useText();
  const { draft, over, work, step, toggle } = useSetup();
  const add = () => {
    const id = work.newId();
    step({ type: 'add-seat', seat: { id, role: 'OBSERVER', delegation: null, office: {}, languages: [] } });
    toggle(`seats.${id}`, true);
  };
  return (
    <Part
      title={text('prepare.part.seats')}
      aside={text('prepare.count', { count: draft.seats.length, limit: LIMITS.SEATS })}
    >
      <Rows label={text('prepare.part.seats')}>
        {draft.seats.map((one) => (
          <SeatRow key={one.id} seat={one} />
        ))}
      </Rows>
      {!over && (
        <div>
          <Deed name="add-seat" label={text('prepare.add-seat')} onPress={add} />
        </div>
      )}
    </Part>
  );
}

function SeatRow({ seat }: { seat: SeatDraft }) {
  const text = useText();
  const setup = useSetup();
  const { draft, say } = setup;
  const at = `seats.${seat.id}`;
  const side = draft.delegations.findIndex((one) => one.id === seat.delegation);
  const languageName = useLanguageName();
  const office = say(seat.office);
  const role = text(roleKey(seat.role));
  const below = [
    role === office ? '' : role,
    side < 0 ? '' : say(draft.delegations[side]?.name ?? {}),
    seat.languages.map((tag) => languageName(tag)).join(', '),
  ];
  return (
    <Row
      id={at}
      title={office || text('prepare.unnamed')}
      below={below.filter((one) => one !== '').join(' · ')}
      wrong={setup.wrong(at)}
      side={side}
      open={setup.isOpen(at)}
      onToggle={() => setup.toggle(at)}
    >
      <SeatFields seat={seat} />
    </Row>
  );
}

function SeatFields({ seat }: { seat: SeatDraft }) {
  const text = useText();
  const { over, step, issue, leave, tongues } = useSetup();
  const { id, office, languages } = seat;
  const at = `seats.${id}`;
  const change = (what: Partial<SeatDraft>) => step({ type: 'seat', id, change: what });
  return (
    <>
      <WordsField
        label={text('prepare.field.office')}
        place={`${at}.office`}
        issue={issue(`${at}.office`)}
        tongues={tongues}
        value={office}
        onChange={(words) => change({ office: words })}
        onLeave={() => leave(`${at}.office`)}
        disabled={over}
      />
      <SeatPlace seat={seat} change={change} />
      <LanguageChecks
        label={text('prepare.field.languages')}
        place={`${at}.languages`}
        issue={issue(`${at}.languages`)}
        value={languages}
        onChange={(tags) => change({ languages: tags })}
        disabled={over}
      />
      {!over && (
        <div>
          <Deed
            name="remove-seat"
            label={text('prepare.remove-seat')}
            onPress={() => step({ type: 'remove', list: 'seats', id })}
          />
        </div>
      )}
    </>
  );
}

/** Role and side. A role that sits with nobody leaves its side at once; one that needs a side is asked for it. */
function SeatPlace({ seat, change }: { seat: SeatDraft; change: (what: Partial<SeatDraft>) => void }) {
  const text = useText();
  const { over, issue } = useSetup();
  const { role, delegation } = seat;
  const at = `seats.${seat.id}`;
  const sides = useSides(text('prepare.at-table'));
  const pick = (next: Role) => change({ role: next, delegation: mayHaveDelegation(next) ? delegation : null });
  return (
    <Fields>
      <Picker
        label={text('prepare.field.role')}
        name="role"
        id={fieldId(`${at}.role`)}
        issue={issue(`${at}.role`)}
        value={role}
        options={ROLES.map((one) => ({ id: one, label: text(roleKey(one)) }))}
        onChange={(next) => pick(next as Role)}
        disabled={over}
      />
      <Picker
        label={text('prepare.field.delegation')}
        name="delegation"
        id={fieldId(`${at}.delegation`)}
        issue={issue(`${at}.delegation`)}
        value={delegation ?? NOBODY}
        options={sides}
        onChange={(next) => change({ delegation: next === NOBODY ? null : next })}
        disabled={over || !mayHaveDelegation(role)}
      />
    </Fields>
  );
}
