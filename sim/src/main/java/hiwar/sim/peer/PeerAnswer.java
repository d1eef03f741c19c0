package hiwar.sim.peer;

import hiwar.media.ice.IceCredentials;
import hiwar.media.transport.Fingerprint;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.sdp.Direction;
import hiwar.wire.sdp.Lines.Candidate;
import hiwar.wire.sdp.Lines.ExtMap;
import hiwar.wire.sdp.Lines.Fmtp;
import hiwar.wire.sdp.Lines.HashLine;
import hiwar.wire.sdp.Lines.Msid;
import hiwar.wire.sdp.Lines.RtpMap;
import hiwar.wire.sdp.Lines.SsrcGroup;
import hiwar.wire.sdp.Lines.SsrcLine;
import hiwar.wire.sdp.MediaDescription;
import hiwar.wire.sdp.SdpParser;
import hiwar.wire.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server's answer as a peer reads it.
 *
 * @param candidates the UDP addresses in it; more may follow by trickle
 * @param maxMessageBytes what the server takes on a data channel; 0 for no limit
 */
record PeerAnswer(
        IceCredentials ice, Fingerprint fingerprint, List<TransportAddress> candidates, long maxMessageBytes) {

    /** Reads an answer and tells each of {@code sections} what became of it; null when nothing can be made of it. */
    static @Nullable PeerAnswer read(String sdp, PeerSections sections) {
        if (!(SdpParser.parse(sdp) instanceof SdpParser.Parsed parsed)) {
            return null;
        }
        SessionDescription description = parsed.description();
        IceCredentials ice = null;
        Fingerprint fingerprint = null;
        long maxMessageBytes = 0;
        List<TransportAddress> candidates = new ArrayList<>();
        for (MediaDescription media : description.media()) {
            String mid = media.mid();
            PeerSection section = mid == null ? null : sections.of(mid);
            if (section != null) {
                apply(media, section);
            }
            if (media.rejected()) {
                continue;
            }
            if (ice == null) {
                ice = ice(description, media);
                fingerprint = fingerprint(description, media);
            }
            for (Candidate candidate : media.candidates()) {
                TransportAddress address = address(candidate);
                if (address != null && !candidates.contains(address)) {
                    candidates.add(address);
                }
            }
            if (media.media().equals("application")) {
                maxMessageBytes = media.maxMessageBytes();
            }
        }
        return ice == null || fingerprint == null
                ? null
                : new PeerAnswer(ice, fingerprint, List.copyOf(candidates), maxMessageBytes);
    }

    /** Where a candidate can be reached by UDP from IPv4; null when it cannot. */
    static @Nullable TransportAddress address(Candidate candidate) {
        return candidate.component() == 1 && candidate.transport().equalsIgnoreCase("udp")
                ? TransportAddress.parseIpv4(candidate.address(), candidate.port())
                : null;
    }

    private static void apply(MediaDescription media, PeerSection section) {
        Direction direction = media.rejected() ? Direction.INACTIVE : media.direction();
        section.open = direction.receives();
        Map<HeaderExtension, Integer> ids = new EnumMap<>(HeaderExtension.class);
        for (ExtMap line : media.extMaps()) {
            HeaderExtension extension = HeaderExtension.of(line.uri());
            if (extension != null) {
                ids.put(extension, line.id());
            }
        }
        section.extensions = ExtensionMap.of(ids);
        section.payloadType = -1;
        section.rtxPayloadType = -1;
        for (RtpMap map : media.rtpMaps()) {
            boolean ours = map.encodingName().equalsIgnoreCase(section.codec().encodingName());
            if (ours && section.payloadType < 0) {
                section.payloadType = map.payloadType();
            }
        }
        for (Fmtp fmtp : media.fmtps()) {
            if (Integer.toString(section.payloadType).equals(fmtp.parameter("apt"))) {
                section.rtxPayloadType = fmtp.payloadType();
            }
        }
        section.incoming = direction.sends() ? incoming(media) : null;
    }

    private static PeerSection.@Nullable Incoming incoming(MediaDescription media) {
        Msid msid = media.msid();
        List<SsrcLine> lines = media.ssrcs();
        if (msid == null || lines.isEmpty()) {
            return null;
        }
        for (SsrcGroup group : media.ssrcGroups()) {
            if (group.semantics().equals("FID") && group.ssrcs().size() == 2) {
                return new PeerSection.Incoming(
                        msid.stream(),
                        msid.track(),
                        group.ssrcs().getFirst(),
                        group.ssrcs().getLast());
            }
        }
        return new PeerSection.Incoming(
                msid.stream(), msid.track(), lines.getFirst().ssrc(), 0);
    }

    private static @Nullable IceCredentials ice(SessionDescription description, MediaDescription media) {
        String ufrag = media.has("ice-ufrag") ? media.first("ice-ufrag") : description.first("ice-ufrag");
        String password = media.has("ice-pwd") ? media.first("ice-pwd") : description.first("ice-pwd");
        return ufrag == null || password == null ? null : new IceCredentials(ufrag, password);
    }

    private static @Nullable Fingerprint fingerprint(SessionDescription description, MediaDescription media) {
        List<HashLine> lines = media.fingerprints();
        lines = lines.isEmpty() ? description.fingerprints() : lines;
        return lines.isEmpty()
                ? null
                : new Fingerprint(lines.getFirst().algorithm(), lines.getFirst().value());
    }
}
