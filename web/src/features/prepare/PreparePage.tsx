import { useIntl } from 'react-intl';
import type { Preparation } from '../../core/prepare/preparing';
import { phaseKey } from '../../core/prepare/wording';
import { refusalWords } from '../../core/refusal';
import { Button } from '../../ui/Button';
import { useText, useWorded } from '../../ui/bridge/text';
import { useStore } from '../../ui/bridge/useStore';
import { Split } from '../../ui/Desk';
import { Back } from '../../ui/Lines';
import { Notice } from '../../ui/Notice';
import { Heading } from '../../ui/Page';
import { AgendaPart } from './AgendaPart';
import { AnnouncementPart } from './AnnouncementPart';
import { DelegationsPart } from './DelegationsPart';
import { FilesPart } from './FilesPart';
import { InvitationsPart } from './InvitationsPart';
import { LanguageChecks } from './LanguageChecks';
import { PrepareFoot } from './PrepareFoot';
import { Preview } from './Preview';
import { PublicationPart } from './PublicationPart';
import { SeatsPart } from './SeatsPart';
import { SetupProvider, usedTongues, useSetup } from './setup';

interface PreparePageProps {
  work: Preparation;
  back: string;
}

/** Preparing one talk: the form on the left, the announcement as the public will see it on the right. */
export function PreparePage({ work, back }: PreparePageProps) {
  const text = useText();
  const { editing, failure, phase } = useStore(work.store);
  if (editing !== null) {
    return (
      <SetupProvider work={work} draft={editing.draft}>
        <Desk back={back} />
      </SetupProvider>
    );
  }
  if (phase === 'loading' || failure === null) return <p role="status">{text('prepare.state.loading')}</p>;
  const { what, todo } = refusalWords(failure);
  return (
    <Notice
      id="failed"
      tone="plain"
      what={text(what.key, what.values)}
      works={text('prepare.failed.works')}
      todo={text(todo.key)}
    >
      <Button kind="primary" onPress={() => void work.look()}>
        {text('join.try-again')}
      </Button>
    </Notice>
  );
}

function Desk({ back }: { back: string }) {
  const text = useText();
  const { shown, show } = useSetup();
  return (
    <>
      <Top back={back} />
      <Split
        shown={shown}
        onShow={show}
        formLabel={text('prepare.form')}
        previewLabel={text('prepare.preview')}
        form={<Parts />}
        preview={<Preview />}
      />
      <PrepareFoot />
    </>
  );
}

function Top({ back }: { back: string }) {
  const text = useText();
  const worded = useWorded();
  const intl = useIntl();
  const { state } = useSetup();
  const talk = state.answer?.state;
  if (talk === undefined) return <Back label={text('prepare.back')} href={back} />;
  const { phase, title, announcement } = talk.preparation;
  const when = announcement && intl.formatDate(announcement.startMillis, { dateStyle: 'full' });
  const sitting = talk.sitting.condition === 'NOT_OPEN' ? '' : text('prepare.sitting');
  const below = [text(phaseKey(phase)), phase === 'POSTPONED' ? '' : (when ?? ''), sitting];
  return (
    <>
      <Back label={text('prepare.back')} href={back} />
      <Heading title={worded(title)} below={below.filter((one) => one !== '').join(' · ')} arrival />
    </>
  );
}

function Parts() {
  const text = useText();
  const { draft, tongues, setTongues, over } = useSetup();
  const used = usedTongues(draft);
  const setUnused = (tags: readonly string[]) => setTongues([...new Set([...tags, ...used])]);
  return (
    <>
      {!over && (
        <LanguageChecks
          label={text('prepare.field.texts')}
          place="texts"
          value={tongues.map((one) => one.tag)}
          onChange={setUnused}
        />
      )}
      <DelegationsPart />
      <SeatsPart />
      <AgendaPart />
      <AnnouncementPart />
      <PublicationPart />
      <InvitationsPart />
      <FilesPart />
    </>
  );
}
