package hiwar.media.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES counter mode with HMAC-SHA1-80 (RFC 3711 sections 4.1.1 and 4.2.1) of the JDK. */
final class JdkCounterCipher implements PacketCipher {
    private static final int INDEX_WORD_BYTES = 4;

    private final int tagBytes;
    private final Cipher cipher;
    private final Mac mac;
    private final SecretKeySpec key;
    private final ByteBuffer salt;
    private final ByteBuffer iv = ByteBuffer.allocate(16);
    private final ByteBuffer rollover = ByteBuffer.allocate(Integer.BYTES);
    private final byte[] tag;
    private final byte[] scratch;
    private final boolean rtcp;

    JdkCounterCipher(SessionKeys keys, byte[] scratch) {
        this.scratch = scratch;
        this.rtcp = keys.rtcp();
        this.tagBytes = keys.profile().tagBytes();
        this.key = new SecretKeySpec(keys.encryption(), "AES");
        this.salt = ByteBuffer.wrap(keys.salt());
        try {
            this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
            this.mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(keys.authentication(), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES and HmacSHA1", e);
        }
        this.tag = new byte[mac.getMacLength()];
    }

    @Override
    public void seal(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
        int authenticatedBytes = authenticated(headerBytes, bodyBytes);
        buffer.get(offset, scratch, 0, authenticatedBytes);
        crypt(buffer.getInt(offset + (rtcp ? 4 : 8)), headerBytes, bodyBytes, index);
        sign(authenticatedBytes, index);
        System.arraycopy(tag, 0, scratch, authenticatedBytes, tagBytes);
        buffer.put(offset + headerBytes, scratch, headerBytes, authenticatedBytes + tagBytes - headerBytes);
    }

    @Override
    public boolean open(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
        int authenticatedBytes = authenticated(headerBytes, bodyBytes);
        buffer.get(offset, scratch, 0, authenticatedBytes + tagBytes);
        sign(authenticatedBytes, index);
        int difference = 0; // all bytes are looked at, so that time says nothing
        for (int i = 0; i < tagBytes; i++) {
            difference |= tag[i] ^ scratch[authenticatedBytes + i];
        }
        if (difference != 0) {
            return false;
        }
        crypt(buffer.getInt(offset + (rtcp ? 4 : 8)), headerBytes, bodyBytes, index);
        buffer.put(offset + headerBytes, scratch, headerBytes, bodyBytes);
        return true;
    }

    private int authenticated(int headerBytes, int bodyBytes) {
        return headerBytes + bodyBytes + (rtcp ? INDEX_WORD_BYTES : 0);
    }

    /** The counter of RFC 3711 section 4.1.1: salt, SSRC and index, each shifted to its place. */
    private void crypt(int ssrc, int headerBytes, int bodyBytes, long index) {
        iv.putInt(0, salt.getInt(0));
        iv.putInt(4, salt.getInt(4) ^ ssrc);
        iv.putInt(8, salt.getInt(8) ^ (int) (index >>> 16));
        iv.putShort(12, (short) (salt.getShort(12) ^ index));
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv.array()));
            cipher.doFinal(scratch, headerBytes, bodyBytes, scratch, headerBytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("counter mode failed", e);
        }
    }

    /** RTP signs its rollover counter too (section 4.2); RTCP carries its whole index in the packet. */
    private void sign(int authenticatedBytes, long index) {
        mac.update(scratch, 0, authenticatedBytes);
        if (!rtcp) {
            rollover.putInt(0, (int) (index >>> 16));
            mac.update(rollover.array());
        }
        try {
            mac.doFinal(tag, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC failed", e);
        }
    }

    @Override
    public void close() {
        // nothing native
    }
}
