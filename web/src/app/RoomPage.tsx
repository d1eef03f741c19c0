import { action, perform } from '../core/actions';
import type { Panel } from '../core/state';
import { Announcer } from '../features/announce/Announcer';
import { Banner } from '../features/banner/Banner';
import { ActionBar } from '../features/bar/ActionBar';
import { ChatPanel } from '../features/chat/ChatPanel';
import { DevicesDialog } from '../features/devices/DevicesDialog';
import { TalkHeader } from '../features/header/TalkHeader';
import { KeysDialog } from '../features/keys/KeysDialog';
import { useShortcuts } from '../features/keys/useShortcuts';
import { PeoplePanel } from '../features/people/PeoplePanel';
import { Stage } from '../features/stage/Stage';
import { useSeat, useSessionState } from '../ui/bridge/session';
import { useTalkIfAny } from '../ui/bridge/talk';
import { useText } from '../ui/bridge/text';
import { Rail, RoomFrame } from '../ui/Room';
import { TalkRoomPage } from './TalkRoomPage';
import { useWakeful } from './useWakeful';

/** The room: of a talk, or one that belongs to none. */
export function RoomPage() {
  return useTalkIfAny() === null ? <PlainRoom /> : <TalkRoomPage />;
}

/** A room without a talk: puts the features into the frame. */
function PlainRoom() {
  const { panel } = useSessionState();
  useShortcuts();
  useWakeful();
  return (
    <>
      <RoomFrame
        header={<TalkHeader />}
        notices={<Banner />}
        stage={<Stage />}
        rail={panel === null ? null : <RailPanel panel={panel} />}
        bar={<ActionBar />}
      />
      <KeysDialog />
      <DevicesDialog />
      <Announcer />
    </>
  );
}

function RailPanel({ panel }: { panel: Panel }) {
  const text = useText();
  const { session, shell } = useSeat();
  const chosen = action(panel);
  return (
    <Rail
      key={panel}
      title={text(chosen.nameKey)}
      closeLabel={text('action.close')}
      onClose={() => perform(chosen, session, shell)}
    >
      {panel === 'people' ? <PeoplePanel /> : <ChatPanel />}
    </Rail>
  );
}
