package hiwar.room.negotiate;

import hiwar.room.id.TrackSid;
import java.util.List;

/** What became of a client's answer to our offer. */
public sealed interface OfferResult {
    /**
     * The answer fits.
     *
     * @param remote the client's end; other credentials than before follow an ICE restart
     * @param attached what we send since this answer, and what got other payload types
     * @param unsupported attached tracks that the client rejected or cannot decode; they are detached
     * @param dataChannels SCTP is agreed on
     * @param maxMessageBytes the largest message that the client takes; 0 without data channels
     */
    record Agreed(
            RemoteTransport remote,
            List<Attached> attached,
            List<TrackSid> unsupported,
            boolean dataChannels,
            int maxMessageBytes)
            implements OfferResult {}

    /**
     * The answer cannot be used and changed nothing.
     *
     * @param reason plain English for the log and the client
     */
    record Refused(String reason) implements OfferResult {}
}
