package hiwar.sim.peer;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import hiwar.media.transport.Fingerprint;
import hiwar.wire.TransportAddress;
import hiwar.wire.sdp.Lines.Candidate;
import livekit.LivekitRtc.SessionDescription;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.TrickleRequest;
import org.jspecify.annotations.Nullable;

/**
 * Offers and answers of a peer: one offer at a time, numbered from 1, and an answer counts only for the latest, as in
 * LiveKit's JS client. Owned by a {@link ClientPeer}.
 */
final class Negotiation {
    private final PeerSections sections;
    private final PeerIce ice;
    private final PeerSink sink;
    private int offerId;
    private boolean pending;
    private boolean wanted = true;
    private boolean signalled;
    private int answers;
    private int staleAnswers;
    private @Nullable Fingerprint fingerprint;

    Negotiation(PeerSections sections, PeerIce ice, PeerSink sink) {
        this.sections = sections;
        this.ice = ice;
        this.sink = sink;
    }

    /** The offer for the join request; its answer follows the join response. */
    SessionDescription first() {
        return offer();
    }

    private SessionDescription offer() {
        pending = true;
        wanted = false;
        return SessionDescription.newBuilder()
                .setType("offer")
                .setSdp(sections.offer(ice.local()))
                .setId(++offerId)
                .build();
    }

    /** The signalling socket takes requests now. */
    void joined() {
        signalled = true;
    }

    /** The session goes on over a new socket: what was under way is lost, and ICE restarts. */
    void resumed() {
        signalled = true;
        pending = false;
        wanted = true;
    }

    /** Something has changed that the server must hear of. */
    void wanted() {
        wanted = true;
    }

    /** The answer to the latest offer is awaited. */
    boolean pending() {
        return pending;
    }

    /** An offer is to be made now. */
    boolean due() {
        return wanted && !pending && signalled;
    }

    /** Offers when that is wanted and no answer is awaited. */
    void tick() {
        if (due()) {
            sink.signal(SignalRequest.newBuilder().setOffer(offer()).build());
        }
    }

    /** Takes an answer in; null when it is not to our latest offer or makes no sense. */
    @Nullable
    PeerAnswer answered(SessionDescription answer, long nowNanos) {
        boolean ours = pending && (answer.getId() == 0 || answer.getId() == offerId);
        PeerAnswer read = ours ? PeerAnswer.read(answer.getSdp(), sections) : null;
        if (read == null) {
            staleAnswers++;
            return null;
        }
        pending = false;
        answers++;
        fingerprint = read.fingerprint();
        read.candidates().forEach(address -> ice.candidate(address, nowNanos));
        ice.remote(read.ice(), nowNanos);
        return read;
    }

    void trickled(TrickleRequest trickle, long nowNanos) {
        try {
            Struct.Builder init = Struct.newBuilder();
            JsonFormat.parser().merge(trickle.getCandidateInit(), init);
            String line = init.getFieldsOrDefault("candidate", com.google.protobuf.Value.getDefaultInstance())
                    .getStringValue();
            Candidate candidate = Candidate.parse(line.startsWith("candidate:") ? line.substring(10) : line);
            TransportAddress address = candidate == null ? null : PeerAnswer.address(candidate);
            if (address != null) {
                ice.candidate(address, nowNanos);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a candidate that would end a browser's signalling: " + trickle, e);
        }
    }

    /** Of the server's certificate; null before the first answer. */
    @Nullable
    Fingerprint fingerprint() {
        return fingerprint;
    }

    int answers() {
        return answers;
    }

    int staleAnswers() {
        return staleAnswers;
    }
}
