import { useState } from 'react';
import { check } from '../../core/prepare/check';
import { refusedBy, type Secretariat } from '../../core/prepare/client';
import { unannounced } from '../../core/prepare/draft';
import type { Shelf } from '../../core/prepare/keeping';
import { makeTalk } from '../../core/prepare/making';
import { type InAll, TEMPLATES, type Template } from '../../core/prepare/template';
import { type Refused, refusalWords } from '../../core/refusal';
import type { Wording } from '../../core/talk/terms';
import { useInAll } from '../../ui/bridge/messages';
import { useLanguage, useText, useTongues } from '../../ui/bridge/text';
import { Deed, Part } from '../../ui/Desk';
import { OneOf, WordsField } from '../../ui/Form';
import { Notice, NoticePlace } from '../../ui/Notice';

interface NewTalkProps {
  desk: Secretariat;
  shelf: Shelf;
  onMade: (talk: string) => void;
}

/** A new talk, from a template. */
export function NewTalk(props: NewTalkProps) {
  const inAll = useInAll();
  return inAll === null ? null : <NewTalkForm {...props} inAll={inAll} />;
}

function NewTalkForm({ desk, shelf, onMade, inAll }: NewTalkProps & { inAll: InAll }) {
  const text = useText();
  const { available } = useLanguage();
  const { template, pick, title, setTitle } = useChoice(inAll);
  const [making, setMaking] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const issue = titleIssue(title);
  const make = async () => {
    setMaking(true);
    setRefused(null);
    const reply = await makeTalk(desk, shelf, template, inAll, title);
    setMaking(false);
    if (reply.ok) onMade(reply.value);
    else setRefused(refusedBy(reply.failure));
  };
  return (
    <Part title={text('secretariat.new')}>
      <OneOf
        label={text('secretariat.template')}
        place="template"
        value={template.id}
        options={TEMPLATES.map(({ id, name, about }) => ({ id, label: text(name), about: text(about) }))}
        onChange={pick}
      />
      <WordsField
        label={text('prepare.field.title')}
        place="title"
        hint={text('secretariat.title-hint')}
        issue={issue && text(issue.key, issue.values)}
        tongues={useTongues(available)}
        value={title}
        onChange={setTitle}
      />
      <NoticePlace>{refused !== null && <Failure refused={refused} />}</NoticePlace>
      <div>
        <Deed
          name="make"
          kind="primary"
          label={text('secretariat.make')}
          reason={making ? text('prepare.why.saving') : undefined}
          hint={issue && text(issue.key, issue.values)}
          onPress={() => issue === undefined && void make()}
        />
      </div>
    </Part>
  );
}

/** The title follows the template until somebody words it otherwise. */
function useChoice(inAll: InAll) {
  const [first] = TEMPLATES as readonly [Template];
  const [template, setTemplate] = useState(first);
  const [worded, setWorded] = useState<Wording | null>(null);
  const pick = (id: string) => setTemplate(TEMPLATES.find((one) => one.id === id) ?? first);
  return { template, pick, title: worded ?? inAll(template.title), setTitle: setWorded };
}

/** The title has the limits of every title. */
function titleIssue(title: Wording) {
  const draft = { delegations: [], seats: [], items: [], announcement: unannounced(title) };
  return check(draft).announcement.find((one) => one.place === 'announcement.title');
}

function Failure({ refused }: { refused: Refused }) {
  const text = useText();
  const { what, works, todo } = refusalWords(refused);
  return (
    <Notice id="make" what={text(what.key, what.values)} works={text(works.key)} todo={text(todo.key, todo.values)} />
  );
}
