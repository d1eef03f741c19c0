package hiwar.wire.sctp;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A received SCTP packet (RFC 9260 section 3); its chunks refer to the array that it was read from. */
public record SctpPacket(int sourcePort, int destinationPort, int verificationTag, List<Chunk> chunks) {
    /** The common header (RFC 9260 section 3.1). */
    public static final int HEADER_BYTES = 12;

    private static final int CHECKSUM_AT = 8;
    private static final int CHUNK_HEADER_BYTES = 4;
    private static final byte[] NO_CHECKSUM = new byte[4];

    /**
     * Reads a whole packet.
     *
     * @return null when the checksum is wrong (a checksum of zero is wrong too: we never offer RFC 9653), or when a
     *     chunk's length or form is
     */
    public static @Nullable SctpPacket parse(byte[] packet) {
        if (packet.length < HEADER_BYTES + CHUNK_HEADER_BYTES || checksum(packet) != storedChecksum(packet)) {
            return null;
        }
        ByteSlice all = ByteSlice.of(packet);
        List<Chunk> chunks = new ArrayList<>(4);
        int at = HEADER_BYTES;
        while (at < packet.length) {
            if (packet.length - at < CHUNK_HEADER_BYTES) {
                return null;
            }
            int length = all.u16(at + 2);
            if (length < CHUNK_HEADER_BYTES || length > packet.length - at) {
                return null;
            }
            int bodyBytes = length - CHUNK_HEADER_BYTES;
            Chunk chunk = ChunkReader.read(all.u8(at), all.u8(at + 1), all.slice(at + CHUNK_HEADER_BYTES, bodyBytes));
            if (chunk == null) {
                return null;
            }
            chunks.add(chunk);
            at += padded(length);
        }
        return new SctpPacket(all.u16(0), all.u16(2), all.i32(4), List.copyOf(chunks));
    }

    /** CRC32c (RFC 9260 appendix A) over the packet with its checksum field taken as zero. */
    static int checksum(byte[] packet) {
        CRC32C crc = new CRC32C();
        crc.update(packet, 0, CHECKSUM_AT);
        crc.update(NO_CHECKSUM, 0, NO_CHECKSUM.length);
        crc.update(packet, HEADER_BYTES, packet.length - HEADER_BYTES);
        return (int) crc.getValue();
    }

    static void storeChecksum(byte[] packet, int checksum) {
        for (int i = 0; i < 4; i++) { // least significant byte first, unlike everything else here
            packet[CHECKSUM_AT + i] = (byte) (checksum >>> (8 * i));
        }
    }

    /** Chunks and parameters begin at multiples of four. */
    static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static int storedChecksum(byte[] packet) {
        return Integer.reverseBytes(ByteSlice.of(packet, CHECKSUM_AT, 4).i32(0));
    }
}
