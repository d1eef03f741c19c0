package hiwar.node.crypto;

import hiwar.media.srtp.SrtpSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The native scratch memory that all OpenSSL ciphers of one shard share, and the addresses of the buffers that their
 * packets lie in. Never closed: the collector frees it with its last cipher.
 */
final class OpenSslMemory {
    private static final int IV_AT = 0;
    private static final int WRITTEN_AT = 16;
    private static final int WORD_AT = 24;
    private static final int TAG_AT = 32;
    private static final int KEY_AT = 64;
    private static final int KEY_BYTES = 32;
    private static final int PARAMETERS_AT = 96;
    private static final int PARAMETER_BYTES = 40;
    private static final int TEXTS_AT = 192;
    private static final int SCRATCH_BYTES = 256;

    /** OSSL_PARAM_UTF8_STRING of openssl/core.h. */
    private static final int UTF8_STRING = 4;

    private static final int TEXT_BYTES = 16;

    /** The send and the receive buffer of a shard, its cache of packets, and one more. */
    private static final int KNOWN_BUFFERS = 4;

    private final MemorySegment segment = Arena.ofAuto().allocate(SCRATCH_BYTES, 64);
    private final ByteBuffer scratch = segment.asByteBuffer();
    private final long address = segment.address();

    private final @Nullable ByteBuffer[] buffers = new @Nullable ByteBuffer[KNOWN_BUFFERS];
    private final long[] addresses = new long[KNOWN_BUFFERS];
    private int nextBuffer;

    private final ByteBuffer copy =
            ByteBuffer.allocateDirect(SrtpSession.MAX_PACKET_BYTES + SrtpSession.MAX_OVERHEAD_BYTES);

    private final long hmac;

    OpenSslMemory() {
        long digest = text(0, "digest");
        long sha1 = text(1, "SHA1");
        ByteBuffer parameters = segment.asByteBuffer().order(ByteOrder.nativeOrder());
        // struct ossl_param_st { const char *key; unsigned type; void *data; size_t data_size; size_t return_size; },
        // and an entry with a null key ends the array.
        parameters.putLong(PARAMETERS_AT, digest);
        parameters.putInt(PARAMETERS_AT + 8, UTF8_STRING);
        parameters.putLong(PARAMETERS_AT + 16, sha1);
        parameters.putLong(PARAMETERS_AT + 24, "SHA1".length());
        parameters.putLong(PARAMETERS_AT + PARAMETER_BYTES, 0);
        hmac = LibCrypto.fetchMac(text(2, "HMAC"));
        if (hmac == 0) {
            throw new IllegalStateException("OpenSSL has no HMAC");
        }
    }

    /** The address of the byte at {@code offset} of a direct buffer. */
    @SuppressWarnings("ReferenceEquality") // two buffers with equal content are still two places
    long address(ByteBuffer buffer, int offset) {
        for (int i = 0; i < KNOWN_BUFFERS; i++) {
            if (buffers[i] == buffer) {
                return addresses[i] + offset;
            }
        }
        int slot = nextBuffer++ & KNOWN_BUFFERS - 1;
        buffers[slot] = buffer;
        addresses[slot] = MemorySegment.ofBuffer(buffer).address() - buffer.position();
        return addresses[slot] + offset;
    }

    /** Where an initialization vector goes: 16 bytes from position 0 of {@link #scratch}. */
    long iv() {
        return address + IV_AT;
    }

    /** Where OpenSSL writes lengths that nobody reads. */
    long written() {
        return address + WRITTEN_AT;
    }

    /** Where a 32-bit word goes that is authenticated behind the packet. */
    long word() {
        return address + WORD_AT;
    }

    void word(int value) {
        scratch.putInt(WORD_AT, value);
    }

    /** Where a tag of at most 32 bytes is made. */
    long tag() {
        return address + TAG_AT;
    }

    byte tag(int index) {
        return scratch.get(TAG_AT + index);
    }

    void copyTag(ByteBuffer packet, int at, int tagBytes) {
        packet.put(at, scratch, TAG_AT, tagBytes);
    }

    /** A direct buffer that one packet with its tag fits in. */
    ByteBuffer copy() {
        return copy;
    }

    /** Big-endian; the initialization vector is at its start. */
    ByteBuffer scratch() {
        return scratch;
    }

    /** The parameters that make HMAC use SHA-1. */
    long sha1() {
        return address + PARAMETERS_AT;
    }

    /** The HMAC algorithm. */
    long hmac() {
        return hmac;
    }

    /** Puts a key where OpenSSL can read it; {@link #wipeKey} must follow. */
    long key(byte[] key) {
        scratch.put(KEY_AT, key);
        return address + KEY_AT;
    }

    void wipeKey() {
        scratch.put(KEY_AT, new byte[KEY_BYTES]);
    }

    private long text(int place, String text) {
        int at = TEXTS_AT + place * TEXT_BYTES;
        scratch.put(at, text.getBytes(StandardCharsets.US_ASCII));
        return address + at;
    }
}
