package hiwar.room.negotiate;

import hiwar.room.id.TrackSid;
import hiwar.wire.rtp.Mid;
import java.util.List;
import java.util.Map;

/** What became of a client's offer. */
public sealed interface AnswerResult {
    /**
     * The offer was accepted.
     *
     * @param sdp the answer
     * @param remote the client's end; other credentials than before are an ICE restart
     * @param published what the client sends since this offer
     * @param ended what the client no longer sends; it is no longer expected either
     * @param attached what we send since this answer, and what moved to another section or other payload types
     * @param unsupported attached tracks that the client cannot decode; they are detached
     * @param midToTrack all sections in which we send
     * @param dataChannels SCTP is agreed on
     * @param maxMessageBytes the largest message that the client takes; 0 without data channels
     */
    record Answered(
            String sdp,
            RemoteTransport remote,
            List<Received> published,
            List<TrackSid> ended,
            List<Attached> attached,
            List<TrackSid> unsupported,
            Map<Mid, TrackSid> midToTrack,
            boolean dataChannels,
            int maxMessageBytes)
            implements AnswerResult {}

    /**
     * The offer cannot be answered and changed nothing.
     *
     * @param reason plain English for the log and the client
     */
    record Refused(String reason) implements AnswerResult {}
}
