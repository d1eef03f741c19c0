package hiwar.node.crypto;

import hiwar.media.srtp.PacketCipher;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What both OpenSSL ciphers share: finding the packet's address, and staying inside its buffer, since native code would
 * not notice. A packet in heap memory, which the node never has, is copied to and fro.
 */
abstract class OpenSslCipher implements PacketCipher {
    private static final int INDEX_WORD_BYTES = 4;
    private static final int RTP_SSRC_AT = 8;
    private static final int RTCP_SSRC_AT = 4;

    final OpenSslMemory memory;
    private final boolean rtcp;
    private final int addedBytes;
    private final int ssrcAt;

    OpenSslCipher(OpenSslMemory memory, boolean rtcp, int tagBytes) {
        this.memory = memory;
        this.rtcp = rtcp;
        this.addedBytes = tagBytes + (rtcp ? INDEX_WORD_BYTES : 0);
        this.ssrcAt = rtcp ? RTCP_SSRC_AT : RTP_SSRC_AT;
    }

    /** Seals a packet in a direct buffer; the initialization vector is made already. */
    abstract void sealDirect(ByteBuffer packet, int offset, int headerBytes, int bodyBytes, long index);

    /** Opens a packet in a direct buffer; the initialization vector is made already. */
    abstract boolean openDirect(ByteBuffer packet, int offset, int headerBytes, int bodyBytes, long index);

    /** Writes the initialization vector into the scratch memory. */
    abstract void vector(int ssrc, long index);

    @Override
    public final void seal(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
        int totalBytes = checked(buffer, offset, headerBytes, bodyBytes);
        vector(buffer.getInt(offset + ssrcAt), index);
        if (buffer.isDirect()) {
            sealDirect(buffer, offset, headerBytes, bodyBytes, index);
            return;
        }
        ByteBuffer copy = memory.copy().put(0, buffer, offset, totalBytes);
        sealDirect(copy, 0, headerBytes, bodyBytes, index);
        buffer.put(offset, copy, 0, totalBytes);
    }

    @Override
    public final boolean open(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
        int totalBytes = checked(buffer, offset, headerBytes, bodyBytes);
        vector(buffer.getInt(offset + ssrcAt), index);
        if (buffer.isDirect()) {
            return openDirect(buffer, offset, headerBytes, bodyBytes, index);
        }
        ByteBuffer copy = memory.copy().put(0, buffer, offset, totalBytes);
        boolean good = openDirect(copy, 0, headerBytes, bodyBytes, index);
        buffer.put(offset, copy, 0, totalBytes);
        return good;
    }

    final boolean rtcp() {
        return rtcp;
    }

    private int checked(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes) {
        int totalBytes = headerBytes + bodyBytes + addedBytes;
        if (headerBytes < ssrcAt + Integer.BYTES || bodyBytes < 0) {
            throw new IllegalArgumentException("header of " + headerBytes + ", body of " + bodyBytes + " bytes");
        }
        Objects.checkFromIndexSize(offset, totalBytes, buffer.capacity());
        return totalBytes;
    }

    /** A sealing call that OpenSSL refuses is a bug or the end of memory: nothing may be sent then. */
    static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("OpenSSL refused to encrypt");
        }
    }
}
