import { useTalkView } from '../../ui/bridge/talk';
import { Hint, NoticePlace } from '../../ui/Notice';

/** For who reads no record: whether a sitting is open, and whether it may be followed now. */
export function PressLine() {
  const { board } = useTalkView();
  if (board === null) return null;
  const followed = board.open ? 'announcement.now-open' : 'announcement.now-closed';
  return (
    <NoticePlace>
      <Hint text={board.sitting ? followed : 'header.no-sitting'} />
    </NoticePlace>
  );
}
