package hiwar.node.crypto;

import hiwar.media.srtp.SessionKeys;
import java.nio.ByteBuffer;

/** AES counter mode with HMAC-SHA1-80 (RFC 3711 sections 4.1.1 and 4.2.1) of OpenSSL. */
final class OpenSslCounterCipher extends OpenSslCipher {
    private static final int INDEX_WORD_BYTES = 4;
    private static final int SHA1_BYTES = 20;

    private final int tagBytes;
    private final ByteBuffer salt;
    private long cipher;
    private long mac;

    OpenSslCounterCipher(OpenSslMemory memory, SessionKeys keys) {
        super(memory, keys.rtcp(), keys.profile().tagBytes());
        tagBytes = keys.profile().tagBytes();
        salt = ByteBuffer.wrap(keys.salt());
        try {
            cipher = LibCrypto.newCipher(false, memory.key(keys.encryption()), true);
            mac = LibCrypto.newMac(memory.hmac());
            byte[] authentication = keys.authentication();
            require(LibCrypto.beginMac(mac, memory.key(authentication), authentication.length, memory.sha1()));
        } finally {
            memory.wipeKey();
        }
    }

    /** RFC 3711 section 4.1.1: salt, SSRC and index, each shifted to its place; the last two bytes count blocks. */
    @Override
    void vector(int ssrc, long index) {
        ByteBuffer iv = memory.scratch();
        iv.putInt(0, salt.getInt(0));
        iv.putInt(4, salt.getInt(4) ^ ssrc);
        iv.putInt(8, salt.getInt(8) ^ (int) (index >>> 16));
        iv.putShort(12, (short) (salt.getShort(12) ^ index));
        iv.putShort(14, (short) 0);
    }

    @Override
    void sealDirect(ByteBuffer packet, int offset, int headerBytes, int bodyBytes, long index) {
        long address = memory.address(packet, offset);
        require(crypt(address + headerBytes, bodyBytes) && sign(address, headerBytes + bodyBytes, index));
        memory.copyTag(packet, tagAt(offset, headerBytes, bodyBytes), tagBytes);
    }

    @Override
    boolean openDirect(ByteBuffer packet, int offset, int headerBytes, int bodyBytes, long index) {
        long address = memory.address(packet, offset);
        if (!sign(address, headerBytes + bodyBytes, index)) {
            return false;
        }
        int tagAt = tagAt(offset, headerBytes, bodyBytes);
        int difference = 0; // all bytes are looked at, so that time says nothing
        for (int i = 0; i < tagBytes; i++) {
            difference |= memory.tag(i) ^ packet.get(tagAt + i);
        }
        return difference == 0 && crypt(address + headerBytes, bodyBytes);
    }

    /** The index word of RTCP comes before the tag (section 3.4). */
    private int tagAt(int offset, int headerBytes, int bodyBytes) {
        return offset + headerBytes + bodyBytes + (rtcp() ? INDEX_WORD_BYTES : 0);
    }

    private boolean crypt(long body, int bodyBytes) {
        if (cipher == 0) {
            throw new IllegalStateException("the cipher is closed");
        }
        return bodyBytes == 0
                || (LibCrypto.begin(cipher, memory.iv())
                        && LibCrypto.update(cipher, body, memory.written(), body, bodyBytes));
    }

    /** RTP signs its rollover counter too (section 4.2); RTCP carries its whole index in the packet. */
    private boolean sign(long address, int lengthBytes, long index) {
        if (mac == 0) {
            throw new IllegalStateException("the cipher is closed");
        }
        boolean done = LibCrypto.beginMac(mac, 0, 0, 0)
                && LibCrypto.updateMac(mac, address, lengthBytes + (rtcp() ? INDEX_WORD_BYTES : 0));
        if (!rtcp()) {
            memory.word((int) (index >>> 16));
            done = done && LibCrypto.updateMac(mac, memory.word(), Integer.BYTES);
        }
        return done && LibCrypto.endMac(mac, memory.tag(), memory.written(), SHA1_BYTES);
    }

    @Override
    public void close() {
        long lastCipher = cipher;
        long lastMac = mac;
        cipher = 0;
        mac = 0;
        if (lastCipher != 0) {
            LibCrypto.free(lastCipher);
            LibCrypto.freeMac(lastMac);
        }
    }
}
