package hiwar.room.negotiate;

import hiwar.media.io.Entropy;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SendSection;
import hiwar.room.id.TrackSid;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.sdp.Attribute;
import hiwar.wire.sdp.MediaDescription;
import hiwar.wire.sdp.SdpParser;
import hiwar.wire.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which we offer: the subscribing one of two. Owned by a session.
 *
 * <p>The data channels' section is the first, so that a client without any track connects too. Sections of tracks
 * follow in the order in which they were needed; one that its track left is offered as inactive, and used again after
 * the client has answered that.
 */
public final class OfferedConnection {
    private static final Set<String> SETUPS = Set.of("active");
    private static final String DATA_MID = "0";

    private final CodecChoice choice;
    private final ExtensionChoice extensions;
    private final OfferedCodecs codecs;
    private final Entropy entropy;
    private final long sessionId;
    private final Map<TrackSid, OutgoingTrack> waiting = new LinkedHashMap<>();
    private final List<OfferSlot> slots = new ArrayList<>();
    private long version;
    private int lastMid;
    private boolean changed = true;
    private boolean awaiting;

    /** A connection that gives {@code codecs}, the most wanted first. */
    public OfferedConnection(List<Codec> codecs, Entropy entropy) {
        this.choice = new CodecChoice(codecs);
        this.extensions = new ExtensionChoice(choice.layered());
        this.codecs = new OfferedCodecs(codecs);
        this.entropy = entropy;
        this.sessionId = entropy.nextLong() >>> 1;
    }

    /** Sends {@code track} once the client has answered an offer with it. */
    public void attach(OutgoingTrack track) {
        boolean there = slots.stream()
                .anyMatch(slot -> slot.track != null && slot.track.sid().equals(track.sid()));
        if (!there) {
            waiting.put(track.sid(), track);
            changed = true;
        }
    }

    /** Stops sending; the section turns inactive with the next offer and is used again after its answer. */
    public void detach(TrackSid sid) {
        waiting.remove(sid);
        for (OfferSlot slot : slots) {
            if (slot.track != null && slot.track.sid().equals(sid)) {
                release(slot);
            }
        }
    }

    /** True when an offer is due: something changed (or none was ever made) and no answer is outstanding. */
    public boolean dirty() {
        return changed && !awaiting;
    }

    /** True from an offer until its answer was accepted. */
    public boolean awaitingAnswer() {
        return awaiting;
    }

    /** A new offer of everything attached. One that is outstanding (its signalling was lost) is replaced by it. */
    public String offer(LocalTransport local) {
        waiting.values().removeIf(this::place);
        changed = false;
        awaiting = true;
        List<MediaDescription> media = new ArrayList<>();
        StringBuilder bundle = new StringBuilder("BUNDLE ").append(DATA_MID);
        media.add(new SectionText(local, "actpass", DATA_MID).candidates(local).data("UDP/DTLS/SCTP"));
        for (OfferSlot slot : slots) {
            slot.offered = slot.track;
            slot.busy |= slot.track != null;
            media.add(section(slot, local));
            if (!slot.rejected) {
                bundle.append(' ').append(slot.mid.value());
            }
        }
        List<Attribute> attributes = List.of(
                new Attribute("group", bundle.toString()),
                Attribute.property("ice-lite"),
                new Attribute("msid-semantic", "WMS *"));
        return new SessionDescription(sessionId, ++version, attributes, media).write();
    }

    /** Takes the client's answer to the last offer, or refuses it and stays as it was. */
    public OfferResult answered(String answerSdp) {
        if (!awaiting) {
            return new OfferResult.Refused("an answer without an offer");
        }
        Peer peer = Peer.read(answerSdp, SETUPS);
        if (peer instanceof Peer.Unusable unusable) {
            return new OfferResult.Refused(unusable.reason());
        }
        Peer.Usable answer = (Peer.Usable) peer;
        List<MediaDescription> media = answer.description().media();
        String mismatch = mismatch(media);
        if (mismatch != null) {
            return new OfferResult.Refused(mismatch);
        }
        awaiting = false;
        List<Attached> attached = new ArrayList<>();
        List<TrackSid> unsupported = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            settle(slots.get(i), media.get(i + 1), attached, unsupported);
        }
        MediaDescription data = media.getFirst();
        boolean dataChannels = !data.rejected() && SectionText.isData(data);
        int maxMessageBytes = dataChannels ? SectionText.maxMessageBytes(data) : 0;
        return new OfferResult.Agreed(answer.remote(), attached, unsupported, dataChannels, maxMessageBytes);
    }

    private @Nullable String mismatch(List<MediaDescription> media) {
        if (media.size() != slots.size() + 1) {
            return "the answer has " + media.size() + " sections, the offer had " + (slots.size() + 1);
        }
        for (int i = 0; i < media.size(); i++) {
            String kind = i == 0 ? "application" : OfferedCodecs.media(slots.get(i - 1).kind);
            String mid = i == 0 ? DATA_MID : slots.get(i - 1).mid.value();
            String answered = media.get(i).mid();
            boolean same = answered == null ? media.get(i).rejected() : answered.equals(mid);
            if (!same || !media.get(i).media().equals(kind)) {
                return "section " + i + " of the answer is not that of the offer";
            }
        }
        return null;
    }

    private void settle(OfferSlot slot, MediaDescription section, List<Attached> attached, List<TrackSid> unsupported) {
        OutgoingTrack track = slot.offered;
        slot.offered = null;
        if (section.rejected()) {
            slot.rejected = true;
        }
        if (track == null) {
            slot.busy = false;
            changed |= !waiting.isEmpty();
            return;
        }
        if (slot.track == null || !slot.track.sid().equals(track.sid())) {
            changed = true; // detached since the offer: the client must hear of it
            return;
        }
        List<RtpCodec> taken = slot.rejected ? List.of() : choice.in(section, slot.kind);
        boolean wanted = section.direction().receives() && section.has("rtcp-mux");
        if (!wanted || !CodecChoice.has(taken, track.codec())) {
            unsupported.add(track.sid());
            release(slot);
            return;
        }
        taken = track.red() ? taken : CodecChoice.without(Codec.RED, taken);
        SendSection agreed = new SendSection(
                slot.mid,
                slot.kind,
                CodecChoice.sending(CodecChoice.preferring(track.codec(), taken)),
                ExtensionChoice.map(extensions.sending(section, slot.kind)),
                slot.ssrc,
                taken.stream().anyMatch(codec -> codec.rtxPayloadType() >= 0) ? slot.rtxSsrc : 0,
                track.cname());
        if (!agreed.equals(slot.agreed)) {
            slot.agreed = agreed;
            attached.add(new Attached(track.sid(), agreed));
        }
    }

    private void release(OfferSlot slot) {
        slot.track = null;
        slot.agreed = null;
        changed |= slot.busy;
    }

    /** Finds a section for {@code track}; false when there can be no more. */
    private boolean place(OutgoingTrack track) {
        OfferSlot place = null;
        for (OfferSlot slot : slots) {
            if (place == null && slot.free() && slot.kind == track.kind()) {
                place = slot;
            }
        }
        for (OfferSlot slot : slots) {
            if (place == null && slot.rejected && slot.track == null) {
                // RFC 9429 section 5.2.2: a rejected section comes to life again under another mid.
                place = slot;
                place.mid = nextMid();
                place.kind = track.kind();
                place.rejected = false;
                place.busy = false;
            }
        }
        if (place == null) {
            if (slots.size() + 1 >= SdpParser.MAX_SECTIONS) {
                return false;
            }
            place = new OfferSlot(nextMid(), track.kind());
            slots.add(place);
        }
        place.track = track;
        place.agreed = null;
        place.ssrc = ssrc();
        place.rtxSsrc = track.kind() == MediaKind.VIDEO ? ssrc() : 0;
        return true;
    }

    private Mid nextMid() {
        return new Mid(Integer.toString(++lastMid));
    }

    private int ssrc() {
        int ssrc = entropy.nextInt();
        while (ssrc == 0 || taken(ssrc)) {
            ssrc = entropy.nextInt();
        }
        return ssrc;
    }

    private boolean taken(int ssrc) {
        return slots.stream().anyMatch(slot -> slot.ssrc == ssrc || slot.rtxSsrc == ssrc);
    }

    private MediaDescription section(OfferSlot slot, LocalTransport local) {
        SectionText text = new SectionText(local, "actpass", slot.mid.value());
        text.extensions(extensions.offered(slot.kind))
                .direction(slot.track != null, false)
                .add("rtcp-mux")
                .add("rtcp-rsize");
        OutgoingTrack track = slot.track;
        codecs.write(text, slot.kind, track);
        if (track != null) {
            text.stream(track, slot.ssrc, slot.rtxSsrc);
        }
        MediaDescription section = text.rtp(OfferedCodecs.media(slot.kind), "UDP/TLS/RTP/SAVPF");
        return slot.rejected ? SectionText.rejected(section) : section;
    }
}
