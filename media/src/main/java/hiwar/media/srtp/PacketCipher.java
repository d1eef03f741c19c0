package hiwar.media.srtp;

import java.nio.ByteBuffer;

/**
 * Seals or opens packets in place with one set of session keys in one direction; used by one thread. It knows nothing
 * of replay or of sequence numbers: the index is the caller's (RFC 3711 section 3.3).
 *
 * <p>A packet is header, body, then what sealing adds. SRTP: the tag. SRTCP with AEAD: the tag, then the index word
 * (RFC 7714 section 9.2); with HMAC: the index word, then the tag (RFC 3711 section 3.4). The caller reads and writes
 * the index word; the cipher does the rest.
 */
public interface PacketCipher extends AutoCloseable {
    /**
     * Encrypts the body and writes the tag. The same index must not be sealed twice for an SSRC.
     *
     * @param bodyBytes what follows the header, without tag and index word
     * @param index 48 bits for RTP (rollover counter and sequence), 31 for RTCP
     */
    void seal(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index);

    /** Checks the tag and decrypts the body; false when the tag is wrong, and then the body is undefined. */
    boolean open(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index);

    /** Gives native memory back; nothing may be sealed or opened afterwards. */
    @Override
    void close();
}
