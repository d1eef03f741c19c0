package hiwar.media.transport;

import hiwar.media.io.IntMap;
import hiwar.media.stream.EncodingSsrc;
import hiwar.media.stream.PayloadTypes;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.track.Encoding;
import hiwar.media.track.UpTrack;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.RtpPacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which SSRC that a client sends is which encoding of which track (RFC 9143 section 9.2): by the description, else by
 * what the first packets say of themselves, else by a payload type that only one section has. Owned by an RtpSession.
 */
final class SsrcTable {
    /** A track has six; more SSRCs than some tens of tracks have are not learnt. */
    static final int MAX_SSRCS = 256;

    /** What an SSRC is. */
    record Entry(Encoding encoding, boolean repairs) {}

    @SuppressWarnings("ArrayRecordComponent") // compared with bytes of packets, never with another one
    private record Expected(UpTrack track, ReceiveSection section, PayloadTypes types, byte[] mid, List<byte[]> rids) {}

    private final IntMap<Entry> entries = new IntMap<>();
    private final List<Integer> ssrcs = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();

    /** The track comes in this section, whose encodings are known to the track. */
    void expect(UpTrack track, ReceiveSection section) {
        Expected next = new Expected(
                track,
                section,
                new PayloadTypes(section.codecs()),
                bytes(section.mid().value()),
                section.rids().stream().map(rid -> bytes(rid.value())).toList());
        int at = indexOf(track);
        if (at < 0) {
            expected.add(next);
        } else {
            expected.set(at, next);
        }
        for (int i = 0; i < Math.min(section.ssrcs().size(), track.layers()); i++) {
            EncodingSsrc declared = section.ssrcs().get(i);
            bind(declared.ssrc(), new Entry(track.encoding(i), false));
            if (declared.rtxSsrc() != 0) {
                bind(declared.rtxSsrc(), new Entry(track.encoding(i), true));
            }
        }
    }

    /** Nothing more of the track is expected. */
    void forget(UpTrack track) {
        expected.removeIf(one -> one.track() == track);
        for (int i = ssrcs.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(ssrcs.get(i));
            if (entry != null && entry.encoding().track() == track) {
                entries.remove(ssrcs.remove(/* index */ i));
            }
        }
    }

    /** What is known of the SSRC; null for nothing. */
    @Nullable
    Entry find(int ssrc) {
        return entries.get(ssrc);
    }

    /** Learns what the unknown SSRC of this packet is; null when the packet does not tell. */
    @Nullable
    Entry learn(RtpPacket packet) {
        Entry entry = identify(packet);
        return entry != null && bind(packet.ssrc(), entry) ? entry : null;
    }

    private @Nullable Entry identify(RtpPacket packet) {
        Expected found = null;
        boolean tagged = false;
        int candidates = 0;
        for (Expected one : expected) {
            int mid = one.section().extensions().idOf(HeaderExtension.MID);
            if (mid != 0 && packet.extensionOffset(mid) >= 0) {
                tagged = true;
                if (says(packet, mid, one.mid())) {
                    return encoding(one, packet);
                }
            } else if (encoding(one, packet) != null) {
                found = one;
                candidates++;
            }
        }
        return tagged || found == null || candidates != 1 ? null : encoding(found, packet);
    }

    /** Which encoding of the section the packet is of; null when it does not tell. */
    private static @Nullable Entry encoding(Expected one, RtpPacket packet) {
        boolean repairs = one.types().repaired(packet.payloadType()) != null;
        if (!repairs && one.types().codec(packet.payloadType()) == null) {
            return null;
        }
        if (one.rids().isEmpty()) {
            return one.track().layers() == 1 ? new Entry(one.track().encoding(0), repairs) : null;
        }
        int id = one.section().extensions().idOf(repairs ? HeaderExtension.REPAIRED_RID : HeaderExtension.RID);
        for (int i = 0; i < Math.min(one.rids().size(), one.track().layers()); i++) {
            if (id != 0 && says(packet, id, one.rids().get(i))) {
                return new Entry(one.track().encoding(i), repairs);
            }
        }
        return null;
    }

    private static boolean says(RtpPacket packet, int id, byte[] text) {
        int at = packet.extensionOffset(id);
        if (at < 0 || packet.extensionBytes(id) != text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (packet.buffer().get(at + i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Another SSRC in the same place makes the one before forgotten. */
    private boolean bind(int ssrc, Entry entry) {
        for (int i = ssrcs.size() - 1; i >= 0; i--) {
            if (entry.equals(entries.get(ssrcs.get(i)))) {
                entries.remove(ssrcs.remove(/* index */ i));
            }
        }
        if (entries.get(ssrc) == null) {
            if (ssrcs.size() >= MAX_SSRCS) {
                return false;
            }
            ssrcs.add(ssrc);
        }
        entries.put(ssrc, entry);
        return true;
    }

    private int indexOf(UpTrack track) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).track() == track) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
