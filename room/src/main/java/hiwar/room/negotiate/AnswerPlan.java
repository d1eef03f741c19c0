package hiwar.room.negotiate;

import hiwar.media.io.Entropy;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SendSection;
import hiwar.room.id.TrackSid;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out what an offer changes, on copies of a connection's state. Made for one offer by {@link AnsweredConnection},
 * which takes the copies over.
 */
final class AnswerPlan {
    final Map<TrackSid, PendingTrack> expected;
    final Map<TrackSid, OutgoingTrack> waiting;
    final Map<Mid, Slot> slots = new LinkedHashMap<>();
    final List<Received> published = new ArrayList<>();
    final List<Attached> attached = new ArrayList<>();
    final Set<TrackSid> ended = new LinkedHashSet<>();
    final List<TrackSid> unsupported = new ArrayList<>();
    private final Map<Mid, Slot> before;
    private final ExtensionChoice extensions;
    private final Set<Integer> ssrcs = new LinkedHashSet<>();

    AnswerPlan(
            Map<TrackSid, PendingTrack> expected,
            Map<TrackSid, OutgoingTrack> waiting,
            Map<Mid, Slot> before,
            List<Offered> sections,
            ExtensionChoice extensions) {
        this.expected = new LinkedHashMap<>(expected);
        this.waiting = new LinkedHashMap<>(waiting);
        this.before = before;
        this.extensions = extensions;
        for (Offered section : sections) {
            slots.put(section.mid(), new Slot(section));
        }
    }

    /** Finds the track of each section in which the client sends. */
    void receive() {
        for (Slot slot : slots.values()) {
            Slot old = before.get(slot.offered.mid());
            if (old != null && slot.continues(old)) {
                slot.receiving = old.receiving;
                slot.barred = old.barred;
            }
        }
        for (Slot slot : slots.values()) {
            if (slot.offered.cid() != null && slot.receiving == null) {
                match(slot, byCid(slot.offered));
            }
        }
        for (Slot slot : slots.values()) {
            boolean fresh = !slot.continues(before.get(slot.offered.mid()));
            if (fresh && slot.offered.cid() != null && slot.receiving == null) {
                match(slot, firstPending(slot.offered.kind()));
            }
        }
        for (Slot old : before.values()) {
            if (old.receiving != null && !received(old.receiving)) {
                ended.add(old.receiving);
                expected.remove(old.receiving);
            }
        }
        slots.values().forEach(this::open);
    }

    private void match(Slot slot, @Nullable PendingTrack track) {
        if (track != null) {
            slot.receiving = track.sid();
            slot.barred = false;
        }
    }

    private @Nullable PendingTrack byCid(Offered section) {
        for (PendingTrack track : expected.values()) {
            boolean taken = slots.values().stream()
                    .anyMatch(slot -> track.sid().equals(slot.receiving)
                            && section.cid() != null
                            && section.cid().equals(slot.offered.cid()));
            if (track.kind() == section.kind() && track.cids().contains(section.cid()) && !taken) {
                return track;
            }
        }
        return null;
    }

    /** Some clients write another id into their SDP than they signalled. */
    private @Nullable PendingTrack firstPending(MediaKind kind) {
        for (PendingTrack track : expected.values()) {
            if (track.kind() == kind && !received(track.sid())) {
                return track;
            }
        }
        return null;
    }

    private boolean received(TrackSid sid) {
        return slots.values().stream().anyMatch(slot -> sid.equals(slot.receiving));
    }

    /** A section whose track nobody announced yet is let in: its announcement may follow. */
    private void open(Slot slot) {
        String cid = slot.offered.cid();
        if (cid == null || slot.barred) {
            return;
        }
        PendingTrack track = slot.receiving == null ? null : expected.get(slot.receiving);
        if (track != null) {
            slot.codecs = CodecChoice.preferring(track.preferred(), redundancy(slot.offered.codecs(), track.red()));
        }
        ReceiveSection section = slot.offered.receive(slot.codecs, extensions);
        slot.open = section;
        Slot old = before.get(slot.offered.mid());
        boolean known =
                old != null && slot.continues(old) && slot.receiving != null && slot.receiving.equals(old.receiving);
        if (slot.receiving != null && !known) {
            published.add(new Received(slot.receiving, cid, section));
        }
    }

    /** Redundant audio goes first where it is welcome. */
    private static List<RtpCodec> redundancy(List<RtpCodec> codecs, boolean welcome) {
        return welcome ? CodecChoice.preferring(Codec.RED, codecs) : CodecChoice.without(Codec.RED, codecs);
    }

    /** Finds a section for each track that the client is to receive. */
    void send(Entropy entropy) {
        for (Slot old : before.values()) {
            if (old.sending != null) {
                ssrcs.add(old.sending.ssrc());
                ssrcs.add(old.sending.rtxSsrc());
            }
            Slot slot = slots.get(old.offered.mid());
            boolean stays = slot != null && slot.offered.kind() == old.offered.kind();
            if (slot != null && stays) {
                slot.draining = old.draining;
            }
            if (old.track != null && old.sending != null) {
                if (slot != null && stays && slot.offered.clientReceives()) {
                    keep(slot, old.track, old.sending);
                } else {
                    waiting.put(old.track.sid(), old.track);
                }
            }
        }
        for (OutgoingTrack track : List.copyOf(waiting.values())) {
            place(track, entropy);
        }
    }

    private void keep(Slot slot, OutgoingTrack track, SendSection old) {
        if (!CodecChoice.has(slot.codecs, track.codec())) {
            unsupported.add(track.sid());
            slot.draining = true;
            return;
        }
        put(slot, track, old.ssrc(), old.rtxSsrc());
        if (!old.equals(slot.sending)) {
            report(slot);
        }
    }

    private void place(OutgoingTrack track, Entropy entropy) {
        Slot best = null;
        boolean free = false;
        for (Slot slot : slots.values()) {
            if (!slot.free() || slot.offered.kind() != track.kind()) {
                continue;
            }
            free = true;
            // Sections that the client does not send in are better: each way may then change on its own.
            boolean better = best == null || (best.offered.cid() != null && slot.offered.cid() == null);
            if (better && CodecChoice.has(slot.codecs, track.codec())) {
                best = slot;
            }
        }
        if (best != null) {
            waiting.remove(track.sid());
            boolean repeats = track.kind() == MediaKind.VIDEO;
            put(best, track, ssrc(entropy), repeats ? ssrc(entropy) : 0);
            report(best);
        } else if (free) {
            waiting.remove(track.sid());
            unsupported.add(track.sid());
        }
    }

    private void put(Slot slot, OutgoingTrack track, int ssrc, int rtxSsrc) {
        List<RtpCodec> codecs = track.red() ? slot.codecs : CodecChoice.without(Codec.RED, slot.codecs);
        codecs = CodecChoice.preferring(track.codec(), codecs);
        if (slot.open == null) {
            slot.codecs = codecs; // nobody else's order counts in this section
        }
        boolean repeats = codecs.stream().anyMatch(codec -> codec.rtxPayloadType() >= 0);
        slot.track = track;
        slot.sending = new SendSection(
                slot.offered.mid(),
                slot.offered.kind(),
                CodecChoice.sending(codecs),
                ExtensionChoice.map(extensions.sending(slot.offered.description(), slot.offered.kind())),
                ssrc,
                repeats ? rtxSsrc : 0,
                track.cname());
    }

    private void report(Slot slot) {
        if (slot.track != null && slot.sending != null) {
            attached.add(new Attached(slot.track.sid(), slot.sending));
        }
    }

    private int ssrc(Entropy entropy) {
        int ssrc = entropy.nextInt();
        while (ssrc == 0 || !ssrcs.add(ssrc)) {
            ssrc = entropy.nextInt();
        }
        return ssrc;
    }
}
