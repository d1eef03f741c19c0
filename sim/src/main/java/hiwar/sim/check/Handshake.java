package hiwar.sim.check;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.sim.sim.SeededEntropy;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands for DTLS in a simulation: one hello each way, from whose number both sides make the same keys, and
 * application data in the clear. The records look like DTLS (RFC 6347 section 4.1, 4.2.2), so that they take the path
 * of real ones; they are lost and repeated like everything else. Stateless.
 */
final class Handshake {
    private static final byte HANDSHAKE = 22;
    private static final byte APPLICATION_DATA = 23;
    private static final short DTLS_1_2 = (short) 0xFEFD;
    private static final int RECORD_HEADER_BYTES = 13;
    private static final int MESSAGE_HEADER_BYTES = 12;
    private static final int HELLO_BYTES = RECORD_HEADER_BYTES + MESSAGE_HEADER_BYTES + Long.BYTES;

    private Handshake() {}

    /** The hello that carries {@code number}. */
    static byte[] hello(long number) {
        ByteBuffer record = ByteBuffer.allocate(HELLO_BYTES);
        record.put(HANDSHAKE).putShort(DTLS_1_2).putLong(0); // epoch and sequence number
        record.putShort((short) (MESSAGE_HEADER_BYTES + Long.BYTES));
        record.putInt(1 << 24 | Long.BYTES).putShort((short) 0); // message type and length, message number
        record.put(new byte[] {0, 0, 0, 0, 0, Long.BYTES}); // the fragment is the whole message
        return record.putLong(number).array();
    }

    /** The number of a hello; null when the datagram is none. */
    static @Nullable Long number(byte[] datagram) {
        boolean hello = datagram.length == HELLO_BYTES && datagram[0] == HANDSHAKE;
        return hello ? ByteBuffer.wrap(datagram).getLong(HELLO_BYTES - Long.BYTES) : null;
    }

    /** A record of application data. */
    static byte[] seal(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER_BYTES + data.length);
        record.put(APPLICATION_DATA).putShort(DTLS_1_2).putLong(0).putShort((short) data.length);
        return record.put(data).array();
    }

    /** The application data of a record; null when the datagram is none. */
    static byte @Nullable [] open(byte[] datagram) {
        if (datagram.length < RECORD_HEADER_BYTES || datagram[0] != APPLICATION_DATA) {
            return null;
        }
        byte[] data = new byte[datagram.length - RECORD_HEADER_BYTES];
        System.arraycopy(datagram, RECORD_HEADER_BYTES, data, 0, data.length);
        return data;
    }

    /** The keys that both sides make of {@code number}. */
    static SrtpKeys keys(long number) {
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        byte[] material = new byte[2 * (profile.keyBytes() + profile.saltBytes())];
        new SeededEntropy(number).fill(material);
        return SrtpKeys.fromExporter(profile, material);
    }
}
