import { useEffect } from 'react';
import { action, perform } from '../core/actions';
import type { Panel } from '../core/state';
import { panelsOf, roomActions } from '../core/talk/panels';
import { myCaucus, mySeat, readsTable } from '../core/talk/selectors';
import { isShutOut, type Standing, standing } from '../core/talk/standing';
import { AgendaPanel } from '../features/agenda/AgendaPanel';
import { ItemDialog } from '../features/agenda/ItemDialog';
import { TalkAnnouncer } from '../features/announce/TalkAnnouncer';
import { AskDialog } from '../features/ask/AskDialog';
import { Banner } from '../features/banner/Banner';
import { TalkLinkNotice } from '../features/banner/TalkLinkNotice';
import { PanelTabs, TalkBar } from '../features/bar/TalkBar';
import { CaucusPanel } from '../features/caucus/CaucusPanel';
import { CaucusSeal } from '../features/caucus/CaucusSeal';
import { ChatPanel } from '../features/chat/ChatPanel';
import { DevicesDialog } from '../features/devices/DevicesDialog';
import { FloorLine } from '../features/floor/FloorLine';
import { FloorPanel } from '../features/floor/FloorPanel';
import { Interruptions } from '../features/floor/Interruptions';
import { TalkHeader } from '../features/header/TalkHeader';
import { KeysDialog } from '../features/keys/KeysDialog';
import { useShortcuts } from '../features/keys/useShortcuts';
import { LeadPanel } from '../features/lead/LeadPanel';
import { Motions } from '../features/motions/Motions';
import { OffRecordSeal } from '../features/offrecord/OffRecordSeal';
import { PaperDialog } from '../features/papers/PaperDialog';
import { PapersPanel } from '../features/papers/PapersPanel';
import { ClosedScreen } from '../features/recess/ClosedScreen';
import { RecessScreen } from '../features/recess/RecessScreen';
import { RecordPanel } from '../features/record/RecordPanel';
import { RefusalNotice } from '../features/refusal/RefusalNotice';
import { SeatsPanel } from '../features/seats/SeatsPanel';
import { SecretaryDesk } from '../features/secretary/SecretaryDesk';
import { PressLine } from '../features/sitting/PressLine';
import { SittingHeader } from '../features/sitting/SittingHeader';
import { Stage, TalkStage } from '../features/stage/Stage';
import { AskingProvider, useAsking } from '../ui/bridge/asking';
import { useSeat, useSessionState } from '../ui/bridge/session';
import { useTalkView } from '../ui/bridge/talk';
import { useText } from '../ui/bridge/text';
import { Rail, RoomFrame, Stack } from '../ui/Room';
import { useWakeful } from './useWakeful';

/** The room of a talk: puts its features into the frame. Below a provider of the talk, and of the seat. */
export function TalkRoomPage() {
  return (
    <AskingProvider>
      <TalkRoom />
    </AskingProvider>
  );
}

function TalkRoom() {
  const view = useTalkView();
  const { panel } = useSessionState();
  const state = standing(view);
  const caucus = myCaucus(view);
  const reads = readsTable(view);
  useShortcuts();
  useWakeful();
  useNotesInPanel();
  const shown = panel !== null && panelsOf(view).includes(panel) ? panel : null;
  return (
    <>
      <RoomFrame
        sealed={state === 'caucus' || state === 'off-record'}
        header={reads ? <SittingHeader /> : <TalkHeader />}
        notices={
          <>
            {!reads && <PressLine />}
            {caucus !== null && <CaucusSeal delegation={caucus} />}
            {state === 'off-record' && <OffRecordSeal />}
            {state === 'on-record' && <FloorLine />}
            <Interruptions elsewhere={shown === 'lead' && mySeat(view).role !== 'SECRETARY'} />
            <Banner />
            <TalkLinkNotice />
            <Motions />
            <RefusalNotice />
          </>
        }
        stage={<Middle state={state} reads={reads} />}
        rail={shown === null ? null : <RailPanel panel={shown} />}
        tabs={<PanelTabs />}
        bar={<TalkBar />}
      />
      <KeysDialog />
      <AskDialog />
      <ItemDialog />
      <PaperDialog />
      <DevicesDialog />
      <TalkAnnouncer />
    </>
  );
}

/** What is in the middle of the room: the table, or why there is none to see. */
function Middle({ state, reads }: { state: Standing; reads: boolean }) {
  const view = useTalkView();
  if (state === 'recess') return <RecessScreen />;
  if (isShutOut(view)) return <ClosedScreen />;
  return reads ? <TalkStage /> : <Stage />;
}

/** A note that is asked for is written where the caucus's notes are. */
function useNotesInPanel(): void {
  const { session } = useSeat();
  const { asked, ask } = useAsking();
  useEffect(() => {
    if (asked?.asks?.kind !== 'note') return;
    ask(null);
    session.openPanel('caucus');
  }, [asked, ask, session]);
}

function RailPanel({ panel }: { panel: Panel }) {
  const text = useText();
  const view = useTalkView();
  const { session, shell } = useSeat();
  const chosen = action(panel, roomActions(view));
  const secretary = panel === 'lead' && mySeat(view).role === 'SECRETARY';
  return (
    <Rail
      key={panel}
      title={text(secretary ? 'secretary.title' : chosen.nameKey)}
      wide={panel === 'lead' || panel === 'record'}
      closeLabel={text('action.close')}
      onClose={() => perform(chosen, session, shell)}
    >
      <PanelContent panel={panel} secretary={secretary} />
    </Rail>
  );
}

function PanelContent({ panel, secretary }: { panel: Panel; secretary: boolean }) {
  switch (panel) {
    case 'agenda':
      return <AgendaPanel />;
    case 'floor':
      return <FloorPanel />;
    case 'papers':
      return <PapersPanel />;
    case 'people':
      return <SeatsPanel />;
    case 'chat':
      return <ChatPanel />;
    case 'caucus':
      return <CaucusPanel />;
    case 'record':
      return (
        <Stack>
          <RecordPanel />
        </Stack>
      );
    case 'lead':
      return secretary ? (
        <Stack>
          <SecretaryDesk />
          <RecordPanel />
        </Stack>
      ) : (
        <LeadPanel />
      );
  }
}
