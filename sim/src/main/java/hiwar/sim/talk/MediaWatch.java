package hiwar.sim.talk;

import hiwar.sim.check.PeerHost;
import hiwar.sim.peer.LocalTrack;
import hiwar.sim.peer.ReceivedStream;
import hiwar.sim.sim.Simulation;
import hiwar.talks.event.RecordEvent.WentOffRecord;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.wire.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.TrackSource;
import org.jspecify.annotations.Nullable;

/**
 * Hears every packet that reaches a seat, and judges whether it should have: by how the talk stood on the disk at the
 * moment at which the shard passed it on, which is known because the network takes the same time for every packet.
 */
final class MediaWatch {
    /** What a server may send by itself so that a decoder does not invent sound: Opus silence (RFC 6716 section 3). */
    private static final int SILENCE_BYTES = 3;
    /** SCTP may hold a message back until what went before is acknowledged. */
    private static final long DATA_NANOS = 300_000_000L;

    private final Simulation simulation;
    private final Findings findings;
    private final Witness witness;
    private final long delayNanos;
    private final BiFunction<Talk, SeatId, Senses> rules;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Source> found = new HashMap<>();
    /** Since when tracks are muted that the switch off the record has silenced, and that nobody has opened again. */
    private final Map<String, Long> silenced = new LinkedHashMap<>();

    /** When the invitation of a seat ended: tokens that were made before are good for nothing. */
    private final Map<SeatId, Long> barred = new LinkedHashMap<>();

    private long packets;
    private long messages;

    private record Source(SeatId seat, LogId room, LocalTrack track) {
        TrackSource kind() {
            return track.spec().source();
        }
    }

    /** For a network that takes {@code delayNanos} each way. */
    MediaWatch(TalkNode node, long delayNanos, BiFunction<Talk, SeatId, Senses> rules) {
        this.simulation = node.world().simulation();
        this.findings = node.findings();
        this.witness = node.witness();
        this.delayNanos = delayNanos;
        this.rules = rules;
    }

    /** Media packets that came so far. */
    long packets() {
        return packets;
    }

    /** Data packets that came so far. */
    long messages() {
        return messages;
    }

    /** Lines are on the disk: if the table goes off the record, all that is published there is silent from now on. */
    void happened(List<Recorded> lines) {
        for (Recorded line : lines) {
            if (line.entry().event() instanceof WentOffRecord) {
                for (Source source : sources) {
                    String sid = source.track.sid();
                    if (sid != null && source.room.delegation() == null) {
                        silenced.put(sid, simulation.nowNanos());
                    }
                }
            }
        }
    }

    /** The invitation of a seat ends now. */
    void barred(SeatId seat) {
        barred.put(seat, simulation.nowNanos());
    }

    /** The shard has died: how long the tokens that it refused are good is up to the tokens. */
    void restarted() {
        barred.clear();
    }

    /** A seat publishes a track in a room. */
    void published(SeatId seat, LogId room, LocalTrack track) {
        sources.add(new Source(seat, room, track));
    }

    private @Nullable Source find(String sid) {
        Source known = found.get(sid);
        for (int i = sources.size() - 1; i >= 0 && known == null; i--) {
            if (sid.equals(sources.get(i).track.sid())) {
                known = sources.get(i);
                found.put(sid, known);
            }
        }
        return known;
    }

    /** The owner of a track opens it, knowingly. */
    void opened(LocalTrack track) {
        String sid = track.sid();
        if (sid != null) {
            silenced.remove(sid);
        }
    }

    /** True when the track may be silent without anybody being at fault. */
    boolean isSilenced(LocalTrack track) {
        String sid = track.sid();
        return sid == null || silenced.containsKey(sid);
    }

    /** Hears what reaches a seat in a room, with a token that was made then. */
    PeerHost.Ear ear(SeatId seat, LogId room, long issuedNanos) {
        return new PeerHost.Ear() {
            @Override
            public void packet(ReceivedStream stream, RtpPacket packet) {
                admitted(seat, issuedNanos);
                if (packet.payloadBytes() > SILENCE_BYTES) {
                    arrived(seat, room, stream.trackSid());
                }
            }

            @Override
            public void data(DataPacket packet) {
                admitted(seat, issuedNanos);
                message(seat, room, new SeatId(packet.getParticipantIdentity()));
            }
        };
    }

    private void admitted(SeatId seat, long issuedNanos) {
        long barredNanos = barred.getOrDefault(seat, Long.MAX_VALUE);
        findings.require(
                simulation.nowNanos() - delayNanos <= barredNanos || issuedNanos > barredNanos,
                () -> seat + " is in a room with a token of an invitation that has ended");
    }

    /** A packet of a track has reached a seat that is in a room. */
    void arrived(SeatId seat, LogId room, String sid) {
        packets++;
        Source source = find(sid);
        if (source == null) {
            findings.require(false, () -> seat + " gets a track of nobody: " + sid);
            return;
        }
        long passedNanos = simulation.nowNanos() - delayNanos;
        boolean camera = source.kind() == TrackSource.CAMERA;
        boolean allowed = source.room.equals(room)
                && witness.stood(
                        passedNanos,
                        passedNanos,
                        talk -> hears(talk, seat, room)
                                && sends(talk, source.seat, room, camera ? Senses::shows : Senses::speaks));
        findings.require(allowed, () -> source.kind() + " of " + source.seat + " reaches " + seat + " in " + room);
        long sinceNanos = silenced.getOrDefault(sid, Long.MAX_VALUE);
        findings.require(
                passedNanos <= sinceNanos,
                () -> source.kind() + " of " + source.seat + " goes on off the record, unopened, to " + seat);
    }

    /** A data packet of a seat has reached another that is in a room. */
    void message(SeatId seat, LogId room, SeatId from) {
        messages++;
        long passedNanos = simulation.nowNanos() - delayNanos;
        boolean allowed = witness.stood(
                passedNanos - DATA_NANOS,
                passedNanos,
                talk -> hears(talk, seat, room)
                        && sends(talk, from, room, senses -> senses.speaks() || senses.shows()));
        findings.require(allowed, () -> "data of " + from + " reaches " + seat + " in " + room);
    }

    private boolean hears(Talk talk, SeatId seat, LogId room) {
        Senses senses = rules.apply(talk, seat);
        return senses.in(room) && senses.hears();
    }

    private boolean sends(Talk talk, SeatId seat, LogId room, Predicate<Senses> right) {
        Senses senses = rules.apply(talk, seat);
        return senses.in(room) && right.test(senses);
    }
}
