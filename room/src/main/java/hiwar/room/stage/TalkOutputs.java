package hiwar.room.stage;

import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.util.List;

/**
 * Where talks leave what they have to say. It only records: nothing here calls back. Calls for a connection that is
 * gone are to be ignored.
 */
public interface TalkOutputs {
    /** The connection is not wanted (any more): the invitation ended, or too many connections of one seat. */
    int BARRED = 4403;

    /** Another connection of the same seat took its place. */
    int REPLACED = 4409;

    /** It did not keep to the protocol. */
    int MISBEHAVED = 4400;

    /** The talk met a bug, or the node stops: connect again. */
    int AGAIN = 1012;

    /** Send one frame: JSON, see {@code docs/talk-protocol.md}. */
    void tell(TalkSessionId session, String frame);

    /** Close the connection after what was sent before. */
    void hangUp(TalkSessionId session, int code, String reason);

    /** Answer what was {@link TalkInput.Ordered}: an {@code Accepted} or {@code Refused} frame. */
    void answer(RequestId request, TalkFrame answer);

    /**
     * Store these lines together, after all that came before; then {@link TalkInput.Stored} or
     * {@link TalkInput.StoreFailed} has to come. After a failure, batches of the failed era are not to be stored, even
     * those that are already waiting.
     *
     * @param era grows with each failure of the disk for this talk, and with each time the talk is opened
     */
    void store(TalkId talk, int era, List<Recorded> lines);

    /** The talk as it now stands on the disk; immutable, for whoever reads it on other threads. */
    void published(Talk talk, Proceedings proceedings);

    /**
     * The talk is not open here (any more): it met a bug, nobody needed it, or no more can be open. Whoever needs it
     * sends {@link TalkInput.Open} again.
     */
    void closed(TalkId talk);

    /** For a shard on which no talk is ever opened. */
    TalkOutputs NONE = new TalkOutputs() {
        @Override
        public void tell(TalkSessionId session, String frame) {
            throw unexpected();
        }

        @Override
        public void hangUp(TalkSessionId session, int code, String reason) {
            throw unexpected();
        }

        @Override
        public void answer(RequestId request, TalkFrame answer) {
            throw unexpected();
        }

        @Override
        public void store(TalkId talk, int era, List<Recorded> lines) {
            throw unexpected();
        }

        @Override
        public void published(Talk talk, Proceedings proceedings) {
            throw unexpected();
        }

        @Override
        public void closed(TalkId talk) {
            throw unexpected();
        }

        private static IllegalStateException unexpected() {
            return new IllegalStateException("this shard has no talks");
        }
    };
}
