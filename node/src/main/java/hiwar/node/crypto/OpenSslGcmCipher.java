package hiwar.node.crypto;

import hiwar.media.srtp.SessionKeys;
import java.nio.ByteBuffer;

/** AEAD_AES_128_GCM (RFC 7714) of OpenSSL: the key is set once, the vector per packet. */
final class OpenSslGcmCipher extends OpenSslCipher {
    private static final int TAG_BYTES = 16;
    private static final int ENCRYPTED_FLAG = 0x8000_0000;

    private final ByteBuffer salt;
    private long context;

    OpenSslGcmCipher(OpenSslMemory memory, SessionKeys keys, boolean sealing) {
        super(memory, keys.rtcp(), TAG_BYTES);
        salt = ByteBuffer.wrap(keys.salt());
        try {
            context = LibCrypto.newCipher(true, memory.key(keys.encryption()), sealing);
        } finally {
            memory.wipeKey();
        }
    }

    /** RFC 7714 sections 8.1 and 9.1. */
    @Override
    void vector(int ssrc, long index) {
        ByteBuffer iv = memory.scratch();
        iv.putShort(0, salt.getShort(0));
        iv.putInt(2, salt.getInt(2) ^ ssrc);
        iv.putShort(6, (short) (salt.getShort(6) ^ index >>> 32));
        iv.putInt(8, salt.getInt(8) ^ (int) index);
    }

    @Override
    void sealDirect(ByteBuffer packet, int offset, int headerBytes, int bodyBytes, long index) {
        long address = memory.address(packet, offset);
        long tag = address + headerBytes + bodyBytes;
        require(crypt(address, headerBytes, bodyBytes, index)
                && LibCrypto.end(context, memory.tag(), memory.written())
                && LibCrypto.control(context, LibCrypto.GET_TAG, TAG_BYTES, tag));
    }

    @Override
    boolean openDirect(ByteBuffer packet, int offset, int headerBytes, int bodyBytes, long index) {
        long address = memory.address(packet, offset);
        long tag = address + headerBytes + bodyBytes;
        return crypt(address, headerBytes, bodyBytes, index)
                && LibCrypto.control(context, LibCrypto.SET_TAG, TAG_BYTES, tag)
                && LibCrypto.end(context, memory.tag(), memory.written());
    }

    /** Associated data are the header and, for RTCP, the index word (RFC 7714 section 9.2). */
    private boolean crypt(long address, int headerBytes, int bodyBytes, long index) {
        if (context == 0) {
            throw new IllegalStateException("the cipher is closed");
        }
        long written = memory.written();
        boolean done =
                LibCrypto.begin(context, memory.iv()) && LibCrypto.update(context, 0, written, address, headerBytes);
        if (rtcp()) {
            memory.word((int) index | ENCRYPTED_FLAG);
            done = done && LibCrypto.update(context, 0, written, memory.word(), Integer.BYTES);
        }
        if (bodyBytes > 0) {
            long body = address + headerBytes;
            done = done && LibCrypto.update(context, body, written, body, bodyBytes);
        }
        return done;
    }

    @Override
    public void close() {
        long last = context;
        context = 0;
        if (last != 0) {
            LibCrypto.free(last);
        }
    }
}
