import { useState } from 'react';
import { reasonIssues } from '../../core/prepare/check';
import type { Wording } from '../../core/talk/terms';
import { useText } from '../../ui/bridge/text';
import { Picker } from '../../ui/Choice';
import { Deed, Part, Row, Rows } from '../../ui/Desk';
import { Fields, WordsField } from '../../ui/Form';
import { Moments } from './AnnouncementPart';
import { useDeed, useSetup } from './setup';
import { NOBODY, useSides } from './sides';

/** What makes the talk public, and what changes it for the public: each button names what it leads to. */
export function PublicationPart() {
  const text = useText();
  const { state, over } = useSetup();
  const announced = state.answer?.state.preparation.announcement !== undefined;
  return (
    <Part
      title={text('prepare.part.publication')}
      hint={over ? text('prepare.over-hint') : announced ? undefined : text('prepare.announce-hint')}
    >
      {!over && !announced && <Announce />}
      {!over && (
        <Rows label={text('prepare.part.publication')}>
          {announced && <ChangeRow />}
          {announced && <PostponeRow />}
          <CancelRow />
        </Rows>
      )}
    </Part>
  );
}

function Announce() {
  const { work } = useSetup();
  return (
    <div>
      <Act id="announce" kind="primary" onPress={() => void work.announce()} />
    </div>
  );
}

interface ActProps {
  id: 'announce' | 'change' | 'postpone' | 'cancel';
  kind?: 'primary' | 'plain' | 'grave';
  /** The reason that was typed cannot be sent. */
  wrong?: boolean;
  onPress: () => void;
}

function Act({ id, kind = 'plain', wrong = false, onPress }: ActProps) {
  const text = useText();
  return <Deed name={id} label={text(`prepare.action.${id}`)} kind={kind} {...useDeed()(id, onPress, wrong)} />;
}

interface ReasonProps {
  place: string;
  value: Wording;
  onChange: (reason: Wording) => void;
}

function Reason({ place, value, onChange }: ReasonProps) {
  const text = useText();
  const { tongues } = useSetup();
  const [first] = reasonIssues(value);
  return (
    <WordsField
      label={text('prepare.field.reason')}
      place={place}
      issue={first && text(first.key, first.values)}
      tongues={tongues}
      value={value}
      onChange={onChange}
      long
    />
  );
}

/** Who asked for it: one side, or both. */
function AskedBy({ value, onChange }: { value: string; onChange: (side: string) => void }) {
  const text = useText();
  const sides = useSides(text('prepare.both'));
  return (
    <Picker label={text('prepare.field.asked-by')} name="asked-by" value={value} options={sides} onChange={onChange} />
  );
}

function ChangeRow() {
  const text = useText();
  const { work, isOpen, toggle } = useSetup();
  const [reason, setReason] = useState<Wording>({});
  const change = async () => {
    if (await work.changeAnnouncement(reason)) setReason({});
  };
  return (
    <Row
      id="publication.change"
      title={text('prepare.change-title')}
      below={text('prepare.change-hint')}
      open={isOpen('publication.change')}
      onToggle={() => toggle('publication.change')}
    >
      <Reason place="publication.change.reason" value={reason} onChange={setReason} />
      <div>
        <Act id="change" wrong={reasonIssues(reason).length > 0} onPress={change} />
      </div>
    </Row>
  );
}

function PostponeRow() {
  const text = useText();
  const { work, isOpen, toggle } = useSetup();
  const [reason, setReason] = useState<Wording>({});
  const [start, setStart] = useState<number | null>(null);
  const [askedBy, setAskedBy] = useState(NOBODY);
  const postpone = async () => {
    if (await work.postpone(start, askedBy === NOBODY ? null : askedBy, reason)) setReason({});
  };
  return (
    <Row
      id="publication.postpone"
      title={text('prepare.postpone-title')}
      below=""
      open={isOpen('publication.postpone')}
      onToggle={() => toggle('publication.postpone')}
    >
      <Fields>
        <Moments
          place="publication.postpone.start"
          nameKey="prepare.field.new-start"
          millis={start}
          onChange={setStart}
        />
        <AskedBy value={askedBy} onChange={setAskedBy} />
      </Fields>
      <Reason place="publication.postpone.reason" value={reason} onChange={setReason} />
      <div>
        <Act id="postpone" kind="grave" wrong={reasonIssues(reason).length > 0} onPress={postpone} />
      </div>
    </Row>
  );
}

function CancelRow() {
  const text = useText();
  const { work, isOpen, toggle } = useSetup();
  const [reason, setReason] = useState<Wording>({});
  const [askedBy, setAskedBy] = useState(NOBODY);
  return (
    <Row
      id="publication.cancel"
      title={text('prepare.cancel-title')}
      below={text('prepare.cancel-hint')}
      open={isOpen('publication.cancel')}
      onToggle={() => toggle('publication.cancel')}
    >
      <Fields>
        <AskedBy value={askedBy} onChange={setAskedBy} />
      </Fields>
      <Reason place="publication.cancel.reason" value={reason} onChange={setReason} />
      <div>
        <Act
          id="cancel"
          kind="grave"
          wrong={reasonIssues(reason).length > 0}
          onPress={() => void work.cancel(askedBy === NOBODY ? null : askedBy, reason)}
        />
      </div>
    </Row>
  );
}
