import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { start, type TalkAction } from '../../core/talk/actions';
import { currentItem } from '../../core/talk/clocks';
import { LIMITS } from '../../core/talk/limits';
import {
  browserPapers,
  type PaperParts,
  type PaperStep,
  paperOf,
  paperPath,
  sendPaper,
  titleOf,
  tooLarge,
} from '../../core/talk/papers';
import { mySeat } from '../../core/talk/selectors';
import { Button } from '../../ui/Button';
import { AskedDialog } from '../../ui/bridge/AskedDialog';
import { useAsking } from '../../ui/bridge/asking';
import { useTalk, useTalkView } from '../../ui/bridge/talk';
import { useLanguage, useText, useWorded } from '../../ui/bridge/text';
import { Entry, Picker } from '../../ui/Choice';
import { FieldForm, FileField, FormEnd, FormText, Progress } from '../../ui/Fields';
import { Notice, NoticePlace } from '../../ui/Notice';
import { sizeText } from './size';

/** Puts a paper before an item: the file is sent with its progress in sight, and can be stopped. */
export function PaperDialog({ papers = browserPapers }: { papers?: PaperParts }) {
  const { asked } = useAsking();
  if (asked === null || asked.asks?.kind !== 'paper') return null;
  return (
    <AskedDialog action={asked}>
      <PaperForm action={asked} papers={papers} />
    </AskedDialog>
  );
}

function PaperForm({ action, papers }: { action: TalkAction; papers: PaperParts }) {
  const text = useText();
  const worded = useWorded();
  const intl = useIntl();
  const talk = useTalk();
  const view = useTalkView();
  const { language } = useLanguage();
  const { ask } = useAsking();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState('');
  const [item, setItem] = useState(() => (currentItem(view) ?? view.agenda.items[0])?.plan.id ?? '');
  const { step, failed, send, stop } = useSending(papers);
  const large = file !== null && tooLarge(file);
  const me = mySeat(view);
  const submit = async () => {
    if (file === null || title.trim() === '' || large || step !== null) return;
    const sent = await send(file, (sha256) => paperPath(view.talk, me.id, sha256));
    if (sent === null) return;
    const document = paperOf(file, sent, { [language]: title.trim() }, me.delegation);
    ask(null);
    start(talk, { ...action, asks: null, order: () => ({ type: 'AttachDocument', item, document }) }, ask);
  };
  return (
    <FieldForm onSubmit={() => void submit()}>
      <FileField
        label={text('papers.file')}
        choose={text('papers.choose-file')}
        name={file?.name ?? ''}
        onChoose={(chosen) => {
          setFile(chosen);
          if (chosen !== null && title === '') setTitle(titleOf(chosen.name));
        }}
      />
      <Entry label={text('papers.form-title')} value={title} onChange={setTitle} maxLength={LIMITS.titleChars} />
      <Picker
        label={text('papers.item')}
        value={item}
        options={view.agenda.items.map(({ plan }) => ({ id: plan.id, label: worded(plan.title) }))}
        onChange={setItem}
      />
      {large && <FormText>{text('papers.too-large', { size: sizeText(intl, LIMITS.documentBytes) })}</FormText>}
      {step !== null && (
        <Progress
          label={
            step.kind === 'hashing'
              ? text('papers.hashing')
              : text('papers.sending', { percent: intl.formatNumber(step.share, { style: 'percent' }) })
          }
          share={step.kind === 'hashing' ? 0 : step.share}
        />
      )}
      <NoticePlace>
        {failed && (
          <Notice
            id="paper-failed"
            what={text('papers.failed-what')}
            works={text('papers.failed-works')}
            todo={text('papers.failed-todo')}
          />
        )}
      </NoticePlace>
      <FormEnd>
        <Button name="cancel" onPress={() => (step === null ? ask(null) : stop())}>
          {text(step === null ? 'action.cancel' : 'papers.cancel')}
        </Button>
        <Button kind="primary" submit name="confirm" pending={step !== null}>
          {text('papers.send')}
        </Button>
      </FormEnd>
    </FieldForm>
  );
}

/** One file on its way; it stops when the dialog goes. */
function useSending(papers: PaperParts) {
  const [step, setStep] = useState<PaperStep | null>(null);
  const [failed, setFailed] = useState(false);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const send = async (file: File, pathOf: (sha256: string) => string): Promise<string | null> => {
    const controller = new AbortController();
    abort.current = controller;
    setFailed(false);
    const sent = await sendPaper(papers, pathOf, file, setStep, controller.signal);
    setStep(null);
    setFailed(sent.kind === 'failed');
    return sent.kind === 'sent' ? sent.sha256 : null;
  };
  return { step, failed, send, stop: () => abort.current?.abort() };
}
