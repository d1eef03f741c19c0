import { MINUTE_MILLIS } from '../../core/clock';
import { LIMITS } from '../../core/prepare/check';
import { type AnnouncementDraft, anniversary } from '../../core/prepare/draft';
import { isZone, ownZone } from '../../core/prepare/zones';
import type { Form } from '../../core/talk/terms';
import { useText } from '../../ui/bridge/text';
import { Picker } from '../../ui/Choice';
import { Part } from '../../ui/Desk';
import { DayField, Fields, fieldId, MinutesField, MomentField, OneOf, WordsField } from '../../ui/Form';
import { FORMS } from './Announced';
import { LanguageChecks } from './LanguageChecks';
import { useSetup } from './setup';
import { NOBODY, useSides } from './sides';

/** What the public is told: nothing of it leaves this page before it is announced. */
export function AnnouncementPart() {
  const text = useText();
  const { draft, over, step, issue, leave, tongues, state } = useSetup();
  const { announcement } = draft;
  const announced = state.answer?.state.preparation.announcement !== undefined;
  const change = (what: Partial<AnnouncementDraft>) => step({ type: 'announcement', change: what });
  return (
    <Part
      title={text('prepare.part.announcement')}
      hint={announced ? undefined : text('prepare.part.announcement-hint')}
    >
      <WordsField
        label={text('prepare.field.title')}
        place="announcement.title"
        issue={issue('announcement.title')}
        tongues={tongues}
        value={announcement.title}
        onChange={(title) => change({ title })}
        onLeave={() => leave('announcement.title')}
        disabled={over}
      />
      <When change={change} />
      <OneOf
        label={text('prepare.field.form')}
        place="announcement.form"
        value={announcement.form}
        options={Object.entries(FORMS).map(([id, key]) => ({ id, label: text(key) }))}
        onChange={(form) => change({ form: form as Form })}
        disabled={over}
      />
      <Occasion change={change} />
      <LanguageChecks
        label={text('prepare.field.interpreted')}
        place="announcement.languages"
        issue={issue('announcement.languages')}
        value={announcement.languages}
        onChange={(languages) => change({ languages })}
        disabled={over}
      />
      <Initiator change={change} />
    </Part>
  );
}

interface ChangeProps {
  change: (what: Partial<AnnouncementDraft>) => void;
}

/** The beginning by the clocks of all capitals, side by side: whichever is set, the others follow. */
function When({ change }: ChangeProps) {
  const text = useText();
  const { draft, over, issue } = useSetup();
  const { announcement } = draft;
  const sides = draft.delegations.filter((one) => isZone(one.zone));
  return (
    <Fields>
      <Moments
        place="announcement.startMillis"
        nameKey="prepare.field.start"
        millis={announcement.startMillis}
        issue={issue('announcement.startMillis')}
        onChange={(startMillis) => change({ startMillis })}
        disabled={over}
        key={sides.length}
      />
      <MinutesField
        label={text('prepare.field.duration')}
        place="announcement.durationMillis"
        issue={issue('announcement.durationMillis')}
        minutes={announcement.durationMillis / MINUTE_MILLIS}
        max={LIMITS.LONGEST_MILLIS / MINUTE_MILLIS}
        onChange={(minutes) => change({ durationMillis: minutes * MINUTE_MILLIS })}
        disabled={over}
      />
    </Fields>
  );
}

interface MomentsProps {
  place: string;
  nameKey: 'prepare.field.start' | 'prepare.field.new-start';
  millis: number | null;
  issue?: string | undefined;
  onChange: (millis: number | null) => void;
  disabled?: boolean;
}

/** One moment, by the clock of every capital, or by this device's while no capital has one. */
export function Moments({ place, nameKey, millis, issue, onChange, disabled = false }: MomentsProps) {
  const text = useText();
  const { draft, say } = useSetup();
  const name = text(nameKey);
  const sides = draft.delegations.filter((one) => isZone(one.zone));
  const clocks =
    sides.length === 0
      ? [{ id: 'here', label: text('prepare.at-here', { name }), zone: ownZone() }]
      : sides.map((one) => ({
          id: one.id,
          label: text('prepare.at', { name, delegation: say(one.name) || text('prepare.unnamed') }),
          zone: one.zone,
        }));
  return clocks.map((one, i) => (
    <MomentField
      key={one.id}
      label={one.label}
      place={i === 0 ? place : `${place}.${one.id}`}
      issue={i === 0 ? issue : undefined}
      zone={one.zone}
      millis={millis}
      onChange={onChange}
      disabled={disabled}
    />
  ));
}

function Occasion({ change }: ChangeProps) {
  const text = useText();
  const { draft, over, issue, leave, tongues } = useSetup();
  const { occasion, signed, startMillis } = draft.announcement;
  const years = anniversary(signed, startMillis, 'UTC');
  return (
    <>
      <WordsField
        label={text('prepare.field.occasion')}
        place="announcement.occasion"
        issue={issue('announcement.occasion')}
        tongues={tongues}
        value={occasion}
        onChange={(words) => change({ occasion: words })}
        onLeave={() => leave('announcement.occasion')}
        disabled={over}
      />
      <Fields>
        <DayField
          label={text('prepare.field.signed')}
          place="announcement.signed"
          issue={issue('announcement.signed')}
          hint={years === null ? undefined : text('announcement.anniversary', { years })}
          day={signed}
          onChange={(day) => change({ signed: day })}
          disabled={over}
        />
      </Fields>
    </>
  );
}

function Initiator({ change }: ChangeProps) {
  const text = useText();
  const { draft, over, issue } = useSetup();
  const sides = useSides(text('prepare.both'));
  return (
    <Fields>
      <Picker
        label={text('prepare.field.initiator')}
        name="initiator"
        id={fieldId('announcement.initiator')}
        issue={issue('announcement.initiator')}
        value={draft.announcement.initiator ?? NOBODY}
        options={sides}
        onChange={(next) => change({ initiator: next === NOBODY ? null : next })}
        disabled={over}
      />
    </Fields>
  );
}
