package hiwar.room.negotiate;

import hiwar.media.io.Entropy;
import hiwar.room.id.TrackSid;
import hiwar.wire.codec.Codec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which the client offers: the publishing one of two, or the only one. Owned by a session.
 */
public final class AnsweredConnection {
    private final List<Codec> codecs;
    private final Entropy entropy;

    /** A connection that takes and gives {@code codecs}, the most wanted first. */
    public AnsweredConnection(List<Codec> codecs, Entropy entropy) {
        this.codecs = List.copyOf(codecs);
        this.entropy = entropy;
    }

    /**
     * A track that the client is about to send. Another one with the same sid (a second codec) adds its ids.
     *
     * @return its section when the client sends it already, because its offer was quicker than its request; else null
     */
    public @Nullable Received expect(PendingTrack track) {
        return null;
    }

    /** The track is unpublished or never came: its section is answered as inactive until the client changes it. */
    public void forget(TrackSid sid) {
        entropy.nextInt();
    }

    /** Sends {@code track} from the next answer on that has a free section for it. */
    public void attach(OutgoingTrack track) {
        entropy.nextInt();
    }

    /** Stops sending; the section turns inactive in the next answer and is free after it. */
    public void detach(TrackSid sid) {
        entropy.nextInt();
    }

    /** True when the offer has other ICE credentials than the last accepted one: the answer needs new ones too. */
    public boolean restartsIce(String offerSdp) {
        return codecs.isEmpty();
    }

    /** Answers an offer, or refuses it and stays as it was. */
    public AnswerResult answer(String offerSdp, LocalTransport local) {
        return new AnswerResult.Refused("not built yet" + codecs);
    }

    /**
     * What the client must be asked for now ({@code media_sections_requirement}), null when nothing. Call it after
     * attach, detach and answer; what it returns counts as asked and is not returned twice for the same need.
     */
    public @Nullable SectionsNeeded needed() {
        return codecs.isEmpty() ? new SectionsNeeded(0, 0) : null;
    }
}
