package hiwar.room.negotiate;

import hiwar.media.io.Entropy;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.room.id.TrackSid;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.sdp.Attribute;
import hiwar.wire.sdp.Direction;
import hiwar.wire.sdp.Lines.Feedback;
import hiwar.wire.sdp.MediaDescription;
import hiwar.wire.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which the client offers: the publishing one of two, or the only one. Owned by a session.
 *
 * <p>Everything hangs on the mid of a section. What the client sends is matched to the tracks that it announced; what
 * it is to receive is put into its receiving sections as they are offered. State changes only when an offer is
 * accepted.
 */
public final class AnsweredConnection {
    /** The client begins DTLS; we wait, as ICE-lite waits for its checks. */
    private static final Set<String> SETUPS = Set.of("actpass", "active");

    private final CodecChoice choice;
    private final ExtensionChoice extensions;
    private final Entropy entropy;
    private final long sessionId;
    private long version;
    private Map<TrackSid, PendingTrack> expected = new LinkedHashMap<>();
    private Map<TrackSid, OutgoingTrack> waiting = new LinkedHashMap<>();
    private Map<Mid, Slot> slots = new LinkedHashMap<>();
    private @Nullable RemoteTransport remote;
    private boolean asked;
    private int askedAudios;
    private int askedVideos;

    /** A connection that takes and gives {@code codecs}, the most wanted first. */
    public AnsweredConnection(List<Codec> codecs, Entropy entropy) {
        this.choice = new CodecChoice(codecs);
        this.extensions = new ExtensionChoice(choice.layered());
        this.entropy = entropy;
        this.sessionId = entropy.nextLong() >>> 1;
    }

    /**
     * A track that the client is about to send. Another one with the same sid (a second codec) adds its ids.
     *
     * @return its section when the client sends it already, because its offer was quicker than its request; else null
     */
    public @Nullable Received expect(PendingTrack track) {
        PendingTrack known = expected.get(track.sid());
        PendingTrack whole = known == null ? track : known.with(track.cids());
        expected.put(track.sid(), whole);
        for (Slot slot : slots.values()) {
            String cid = slot.offered.cid();
            ReceiveSection open = slot.open;
            boolean unclaimed = slot.receiving == null && open != null && slot.offered.kind() == track.kind();
            if (unclaimed && cid != null && open != null && whole.cids().contains(cid)) {
                slot.receiving = track.sid();
                return new Received(track.sid(), cid, open);
            }
        }
        return null;
    }

    /** The track is unpublished or never came: its section is answered as inactive until the client changes it. */
    public void forget(TrackSid sid) {
        expected.remove(sid);
        for (Slot slot : slots.values()) {
            if (sid.equals(slot.receiving)) {
                slot.receiving = null;
                slot.open = null;
                slot.barred = true;
            }
        }
    }

    /** Sends {@code track} from the next answer on that has a free section for it. */
    public void attach(OutgoingTrack track) {
        if (slots.values().stream().noneMatch(slot -> slot.carries(track.sid()))) {
            waiting.put(track.sid(), track);
        }
    }

    /** Stops sending; the section turns inactive in the next answer and is free after it. */
    public void detach(TrackSid sid) {
        waiting.remove(sid);
        for (Slot slot : slots.values()) {
            if (slot.carries(sid)) {
                slot.track = null;
                slot.sending = null;
                slot.draining = true;
            }
        }
    }

    /** True when the offer has other ICE credentials than the last accepted one: the answer needs new ones too. */
    public boolean restartsIce(String offerSdp) {
        return remote != null
                && Peer.read(offerSdp, SETUPS) instanceof Peer.Usable usable
                && !usable.remote().ice().equals(remote.ice());
    }

    /** Answers an offer, or refuses it and stays as it was. */
    public AnswerResult answer(String offerSdp, LocalTransport local) {
        Peer peer = Peer.read(offerSdp, SETUPS);
        if (peer instanceof Peer.Unusable unusable) {
            return new AnswerResult.Refused(unusable.reason());
        }
        Peer.Usable offer = (Peer.Usable) peer;
        List<Offered> sections = new ArrayList<>();
        for (MediaDescription section : offer.description().media()) {
            Offered offered = Offered.read(section, offer.bundle(), choice);
            if (offered != null) {
                sections.add(offered);
            }
        }
        AnswerPlan plan = new AnswerPlan(expected, waiting, slots, sections, extensions);
        plan.receive();
        plan.send(entropy);
        expected = plan.expected;
        waiting = plan.waiting;
        slots = plan.slots;
        remote = offer.remote();
        asked = false;
        askedAudios = 0;
        askedVideos = 0;
        MediaDescription data = data(offer);
        String sdp = text(offer, local, data).write();
        Map<Mid, TrackSid> midToTrack = new LinkedHashMap<>();
        for (Slot slot : slots.values()) {
            if (slot.track != null) {
                midToTrack.put(slot.offered.mid(), slot.track.sid());
            }
            slot.draining = false;
        }
        return new AnswerResult.Answered(
                sdp,
                offer.remote(),
                plan.published,
                List.copyOf(plan.ended),
                plan.attached,
                plan.unsupported,
                midToTrack,
                data != null,
                data == null ? 0 : SectionText.maxMessageBytes(data));
    }

    /**
     * What the client must be asked for now ({@code media_sections_requirement}), null when nothing. Call it after
     * attach, detach and answer; what it returns counts as asked and is not returned twice for the same need.
     */
    public @Nullable SectionsNeeded needed() {
        boolean stale = slots.values().stream().anyMatch(slot -> slot.draining);
        if (waiting.isEmpty() && !stale) {
            return null;
        }
        int audios = Math.max(0, missing(MediaKind.AUDIO) - askedAudios);
        int videos = Math.max(0, missing(MediaKind.VIDEO) - askedVideos);
        if (asked && audios == 0 && videos == 0) {
            return null;
        }
        asked = true;
        askedAudios += audios;
        askedVideos += videos;
        return new SectionsNeeded(audios, videos);
    }

    private int missing(MediaKind kind) {
        long wanted =
                waiting.values().stream().filter(track -> track.kind() == kind).count();
        long free = slots.values().stream()
                .filter(slot -> slot.free() && slot.offered.kind() == kind)
                .count();
        return (int) Math.max(0, wanted - free);
    }

    private static @Nullable MediaDescription data(Peer.Usable offer) {
        for (MediaDescription section : offer.description().media()) {
            String mid = section.mid();
            if (mid != null
                    && SectionText.isData(section)
                    && !section.rejected()
                    && offer.bundle().contains(mid)) {
                return section;
            }
        }
        return null;
    }

    private SessionDescription text(Peer.Usable offer, LocalTransport local, @Nullable MediaDescription data) {
        List<MediaDescription> media = new ArrayList<>();
        StringBuilder bundle = new StringBuilder("BUNDLE");
        for (MediaDescription section : offer.description().media()) {
            String mid = section.mid();
            Slot slot = mid == null ? null : slots.get(new Mid(mid));
            boolean accepted = slot != null || (data != null && mid != null && mid.equals(data.mid()));
            if (mid == null || !accepted) {
                media.add(SectionText.rejected(section));
                continue;
            }
            SectionText text = new SectionText(local, "passive", mid);
            if (bundle.length() == "BUNDLE".length()) {
                text.candidates(local);
            }
            bundle.append(' ').append(mid);
            media.add(slot == null ? text.data(section.protocol()) : rtp(text, slot));
        }
        List<Attribute> attributes = List.of(
                new Attribute("group", bundle.toString()),
                Attribute.property("ice-lite"),
                new Attribute("msid-semantic", "WMS *"));
        return new SessionDescription(sessionId, ++version, attributes, media);
    }

    private MediaDescription rtp(SectionText text, Slot slot) {
        MediaDescription section = slot.offered.description();
        MediaKind kind = slot.offered.kind();
        Map<HeaderExtension, Integer> ids = new EnumMap<>(extensions.receiving(section, kind));
        if (section.direction() != Direction.SENDONLY) {
            // In a section that it adds later, Chromium offers only those extensions that a section of the kind has
            // agreed on before: without MID, RID and levels it could not publish there.
            ids.putAll(extensions.sending(section, kind));
        }
        text.extensions(ids).direction(slot.track != null, slot.open != null).add("rtcp-mux");
        if (section.has("rtcp-rsize")) {
            text.add("rtcp-rsize");
        }
        boolean remb = slots.values().stream().anyMatch(one -> one.offered.clientReceives());
        List<PendingTrack> sounds = slots.values().stream()
                .map(one -> one.receiving == null ? null : expected.get(one.receiving))
                .filter(track -> track != null && track.kind() == MediaKind.AUDIO)
                .toList();
        boolean stereo = sounds.stream().anyMatch(PendingTrack::stereo);
        boolean dtx = !sounds.isEmpty() && sounds.stream().allMatch(PendingTrack::dtx);
        List<Feedback> feedbacks = section.feedbacks();
        for (RtpCodec codec : slot.codecs) {
            boolean fir = CodecChoice.hasFeedback(feedbacks, codec.payloadType(), "ccm fir");
            text.codec(codec, SectionText.fmtp(codec, stereo, dtx), fir, remb);
        }
        if (slot.open != null && !slot.offered.rids().isEmpty()) {
            slot.offered.rids().forEach(rid -> text.add("rid", rid + " recv"));
            if (section.has("simulcast")) {
                text.add("simulcast", "recv " + String.join(";", slot.offered.rids()));
            }
        }
        if (slot.track != null && slot.sending != null) {
            text.stream(slot.track, slot.sending.ssrc(), slot.sending.rtxSsrc());
        }
        return text.rtp(section.media(), section.protocol());
    }
}
