import { useState } from 'react';
import { useIntl } from 'react-intl';
import { LIMITS } from '../../core/prepare/check';
import { paperPath } from '../../core/prepare/client';
import type { ItemDraft, PaperDraft } from '../../core/prepare/draft';
import { useLanguage, useText } from '../../ui/bridge/text';
import { Picker } from '../../ui/Choice';
import { Deed, FileButton, PaperLine } from '../../ui/Desk';
import { WordsField } from '../../ui/Form';
import { Together } from '../../ui/Lines';
import { useSetup } from './setup';
import { NOBODY, useSides } from './sides';

/** The papers before an item: put there as files, called in words, taken back. */
export function Papers({ item, locked }: { item: ItemDraft; locked: boolean }) {
  const text = useText();
  const { language } = useLanguage();
  const { work } = useSetup();
  const [from, setFrom] = useState(NOBODY);
  const sides = useSides(text('prepare.secretariat'));
  const put = (file: File) => {
    if (file.size > LIMITS.DOCUMENT_BYTES) {
      const values = { limit: String(LIMITS.DOCUMENT_BYTES) };
      return work.refuse({ reason: 'refusal.bad-document', remedy: 'next.correct', arguments: values });
    }
    const name = file.name.replace(/\.[^.]*$/, '').slice(0, LIMITS.TITLE_CHARS) || file.name;
    void work.attach(item.id, file, { [language]: name }, from === NOBODY ? null : from);
  };
  return (
    <>
      {item.documents.map((paper) => (
        <PaperFields key={paper.id} item={item} paper={paper} locked={locked} />
      ))}
      {!locked && item.documents.length < LIMITS.DOCUMENTS_PER_ITEM && (
        <Together>
          <Picker
            label={text('prepare.paper-from')}
            name="paper-from"
            value={from}
            options={sides}
            onChange={setFrom}
          />
          <FileButton label={text('prepare.add-paper')} onFile={put} />
        </Together>
      )}
    </>
  );
}

function PaperFields({ item, paper, locked }: { item: ItemDraft; paper: PaperDraft; locked: boolean }) {
  const text = useText();
  const intl = useIntl();
  const { draft, say, step, issue, leave, tongues, work } = useSetup();
  const at = `items.${item.id}.documents.${paper.id}.title`;
  const from = draft.delegations.find((one) => one.id === paper.from);
  const size = intl.formatNumber(Math.max(1, Math.round(paper.sizeBytes / 1024)), {
    style: 'unit',
    unit: 'kilobyte',
    unitDisplay: 'short',
  });
  const name = say(paper.title) || text('prepare.unnamed');
  return (
    <PaperLine
      name={name}
      below={`${size} · ${from === undefined ? text('prepare.secretariat') : say(from.name)}`}
      hash={paper.sha256}
      href={paperPath(work.talk, paper.sha256)}
      tools={
        !locked && (
          <Deed
            name="remove-paper"
            label={text('prepare.remove-paper', { name })}
            onPress={() => step({ type: 'withdraw', item: item.id, id: paper.id })}
          />
        )
      }
    >
      <WordsField
        label={text('prepare.field.title')}
        place={at}
        issue={issue(at)}
        tongues={tongues}
        value={paper.title}
        onChange={(title) => step({ type: 'paper', item: item.id, id: paper.id, change: { title } })}
        onLeave={() => leave(at)}
        disabled={locked}
      />
    </PaperLine>
  );
}
