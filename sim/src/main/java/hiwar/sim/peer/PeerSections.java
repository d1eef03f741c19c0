package hiwar.sim.peer;

import hiwar.media.ice.IceCredentials;
import hiwar.media.io.Entropy;
import hiwar.media.transport.Fingerprint;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.sdp.Attribute;
import hiwar.wire.sdp.MediaDescription;
import hiwar.wire.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The media sections of a peer's one connection, in the order in which they were added; owned by a {@link ClientPeer}.
 */
final class PeerSections {
    /** What LiveKit's clients offer at first, so that the first tracks need no further round. */
    private static final int FIRST_OF_EACH_KIND = 3;
    /** More than a server of good will asks for. */
    private static final int MAX_SECTIONS = 256;

    private final Fingerprint certificate;
    private final long sessionId;
    private final Mid data;
    private final List<PeerSection> sections = new ArrayList<>();
    private long version;

    PeerSections(Fingerprint certificate, Entropy entropy) {
        this.certificate = certificate;
        this.sessionId = entropy.nextLong() >>> 1;
        this.data = new Mid("data");
        addReceiving(MediaKind.AUDIO, FIRST_OF_EACH_KIND);
        addReceiving(MediaKind.VIDEO, FIRST_OF_EACH_KIND);
    }

    List<PeerSection> all() {
        return sections;
    }

    void addReceiving(MediaKind kind, int count) {
        for (int i = 0; i < count && sections.size() < MAX_SECTIONS; i++) {
            add(kind, true);
        }
    }

    private PeerSection add(MediaKind kind, boolean receives) {
        PeerSection section = new PeerSection(new Mid(Integer.toString(sections.size())), kind, receives);
        sections.add(section);
        return section;
    }

    /** Sends {@code track} from the next offer on, in a section that an earlier track has left or in a new one. */
    void send(LocalTrack track) {
        PeerSection section = sections.stream()
                .filter(one -> !one.receives && one.sending == null && one.kind == track.kind() && !one.open)
                .findFirst()
                .orElse(null);
        (section == null ? add(track.kind(), false) : section).sending = track;
    }

    void stop(LocalTrack track) {
        PeerSection section = of(track);
        if (section != null) {
            section.sending = null;
        }
    }

    @Nullable
    PeerSection of(LocalTrack track) {
        for (PeerSection section : sections) {
            if (section.sending == track) {
                return section;
            }
        }
        return null;
    }

    @Nullable
    PeerSection of(String mid) {
        for (PeerSection section : sections) {
            if (section.mid.value().equals(mid)) {
                return section;
            }
        }
        return null;
    }

    /** An offer of everything as it is now; data channels come first, so that new sections move nothing. */
    String offer(IceCredentials ice) {
        List<MediaDescription> media = new ArrayList<>();
        media.add(new OfferSection(ice, certificate, data).data());
        StringBuilder bundle = new StringBuilder("BUNDLE ").append(data.value());
        for (PeerSection section : sections) {
            media.add(new OfferSection(ice, certificate, section.mid).rtp(section));
            bundle.append(' ').append(section.mid.value());
        }
        List<Attribute> attributes = List.of(
                new Attribute("group", bundle.toString()),
                Attribute.property("extmap-allow-mixed"),
                new Attribute("msid-semantic", "WMS *"));
        return new SessionDescription(sessionId, ++version, attributes, media).write();
    }
}
