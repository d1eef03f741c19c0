package hiwar.room.negotiate;

import hiwar.media.stream.EncodingSsrc;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.rtp.Rid;
import hiwar.wire.sdp.Lines.Msid;
import hiwar.wire.sdp.Lines.RidLine;
import hiwar.wire.sdp.Lines.SsrcGroup;
import hiwar.wire.sdp.Lines.SsrcLine;
import hiwar.wire.sdp.MediaDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One media section of a client's offer that can be accepted.
 *
 * @param codecs ours among its codecs, the most wanted first; never empty
 * @param cid the client's id of the track that it sends in the section; null when it sends none
 * @param rids the simulcast versions in the offered order; empty without
 */
record Offered(
        MediaDescription description,
        Mid mid,
        MediaKind kind,
        List<RtpCodec> codecs,
        @Nullable String cid,
        List<String> rids) {
    /** Simulcast versions of a track: quarter, half and full size. */
    static final int MAX_ENCODINGS = 3;

    /** The order of the versions that clients name so, smallest first. */
    private static final List<List<String>> LADDERS = List.of(List.of("q", "h", "f"), List.of("2", "1", "0"));

    /** Reads a section; null when it is not live, not in the bundle, not audio or video or without a codec of ours. */
    static @Nullable Offered read(MediaDescription section, List<String> bundle, CodecChoice choice) {
        String mid = section.mid();
        MediaKind kind = kind(section.media());
        boolean live = mid != null
                && !section.rejected()
                && bundle.contains(mid)
                && section.has("rtcp-mux")
                && section.protocol().endsWith("RTP/SAVPF");
        if (mid == null || kind == null || !live) {
            return null;
        }
        List<RtpCodec> codecs = choice.in(section, kind);
        if (codecs.isEmpty()) {
            return null;
        }
        Msid msid = section.direction().sends() ? section.msid() : null;
        String cid = msid == null ? null : msid.track().isEmpty() ? msid.stream() : msid.track();
        return new Offered(section, new Mid(mid), kind, codecs, cid, rids(section));
    }

    static @Nullable MediaKind kind(String media) {
        return switch (media) {
            case "audio" -> MediaKind.AUDIO;
            case "video" -> MediaKind.VIDEO;
            default -> null;
        };
    }

    private static List<String> rids(MediaDescription section) {
        List<String> rids = section.simulcast(true);
        if (rids.isEmpty()) {
            rids = section.rids().stream()
                    .filter(RidLine::send)
                    .map(RidLine::id)
                    .distinct()
                    .toList();
        }
        return rids.size() > MAX_ENCODINGS ? rids.subList(0, MAX_ENCODINGS) : rids;
    }

    boolean clientReceives() {
        return description.direction().receives();
    }

    /** The section as it is received, with the versions smallest first. */
    ReceiveSection receive(List<RtpCodec> receiving, ExtensionChoice extensions) {
        List<String> ordered = rids;
        for (List<String> ladder : LADDERS) {
            if (ladder.containsAll(rids)) {
                ordered = ladder.stream().filter(rids::contains).toList();
            }
        }
        return new ReceiveSection(
                mid,
                kind,
                CodecChoice.receiving(receiving),
                ExtensionChoice.map(extensions.receiving(description, kind)),
                ordered.stream().map(Rid::new).toList(),
                ssrcs());
    }

    /** The declared SSRCs. With rids none: their order says nothing certain, and every version tells its rid. */
    private List<EncodingSsrc> ssrcs() {
        if (!rids.isEmpty()) {
            return List.of();
        }
        List<Integer> primaries = List.of();
        List<SsrcGroup> groups = description.ssrcGroups();
        for (SsrcGroup group : groups) {
            if (group.semantics().equals("SIM") || (group.semantics().equals("FID") && primaries.isEmpty())) {
                boolean simulcast = group.semantics().equals("SIM");
                int count = simulcast ? Math.min(MAX_ENCODINGS, group.ssrcs().size()) : 1;
                primaries = group.ssrcs().subList(0, count);
            }
        }
        List<SsrcLine> lines = description.ssrcs();
        if (primaries.isEmpty() && !lines.isEmpty()) {
            primaries = List.of(lines.getFirst().ssrc());
        }
        List<EncodingSsrc> ssrcs = new ArrayList<>();
        for (int primary : primaries) {
            ssrcs.add(new EncodingSsrc(primary, retransmission(groups, primary)));
        }
        return ssrcs;
    }

    private static int retransmission(List<SsrcGroup> groups, int primary) {
        for (SsrcGroup group : groups) {
            List<Integer> pair = group.ssrcs();
            if (group.semantics().equals("FID") && pair.size() == 2 && pair.getFirst() == primary) {
                return pair.getLast();
            }
        }
        return 0;
    }
}
