package hiwar.room.negotiate;

import hiwar.media.io.Entropy;
import hiwar.room.id.TrackSid;
import hiwar.wire.codec.Codec;
import java.util.List;

/**
 * A connection on which we offer: the subscribing one of two. Owned by a session.
 */
public final class OfferedConnection {
    private final List<Codec> codecs;
    private final Entropy entropy;

    /** A connection that gives {@code codecs}, the most wanted first. */
    public OfferedConnection(List<Codec> codecs, Entropy entropy) {
        this.codecs = List.copyOf(codecs);
        this.entropy = entropy;
    }

    /** Sends {@code track} once the client has answered an offer with it. */
    public void attach(OutgoingTrack track) {
        entropy.nextInt();
    }

    /** Stops sending; the section turns inactive with the next offer and is used again after its answer. */
    public void detach(TrackSid sid) {
        entropy.nextInt();
    }

    /** True when an offer is due: something changed (or none was ever made) and no answer is outstanding. */
    public boolean dirty() {
        return codecs.isEmpty();
    }

    /** True from an offer until its answer was accepted. */
    public boolean awaitingAnswer() {
        return codecs.isEmpty();
    }

    /** A new offer of everything attached. One that is outstanding (its signalling was lost) is replaced by it. */
    public String offer(LocalTransport local) {
        return codecs.toString();
    }

    /** Takes the client's answer to the last offer, or refuses it and stays as it was. */
    public OfferResult answered(String answerSdp) {
        return new OfferResult.Refused("not built yet" + codecs);
    }
}
