package hiwar.bench.clip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads Opus packets from an Ogg file (RFC 3533 pages, RFC 7845 mapping); every packet must last 20 ms. */
public final class OggOpus {
    private static final int PAGE_HEADER_BYTES = 27;
    private static final int CLOCK_HZ = 48_000;
    private static final int PACKET_TICKS = 960;

    private OggOpus() {}

    /**
     * The packets with timestamps on the 48 kHz clock of RFC 7587.
     *
     * @throws IllegalArgumentException when the bytes are no Ogg Opus file
     */
    public static Clip read(byte[] file) {
        List<byte[]> packets = packets(file);
        if (packets.size() < 3 || !new String(packets.getFirst(), StandardCharsets.ISO_8859_1).startsWith("OpusHead")) {
            throw new IllegalArgumentException("not an Ogg Opus file: the OpusHead packet is missing");
        }
        List<Clip.Frame> frames = new ArrayList<>();
        for (byte[] packet : packets.subList(2, packets.size())) { // after OpusHead and OpusTags
            frames.add(new Clip.Frame((long) frames.size() * PACKET_TICKS, packet));
        }
        return new Clip(CLOCK_HZ, (long) frames.size() * PACKET_TICKS, frames);
    }

    private static List<byte[]> packets(byte[] file) {
        List<byte[]> packets = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        int at = 0;
        while (at + PAGE_HEADER_BYTES <= file.length) {
            if (file[at] != 'O' || file[at + 1] != 'g' || file[at + 2] != 'g' || file[at + 3] != 'S') {
                throw new IllegalArgumentException("no Ogg page at byte " + at);
            }
            int segments = file[at + 26] & 0xFF;
            int body = at + PAGE_HEADER_BYTES + segments;
            for (int i = 0; i < segments; i++) {
                int sizeBytes = file[at + PAGE_HEADER_BYTES + i] & 0xFF;
                packet.write(file, body, sizeBytes);
                body += sizeBytes;
                if (sizeBytes < 255) { // a lacing value below 255 ends the packet
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
            at = body;
        }
        return packets;
    }
}
