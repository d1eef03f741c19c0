package hiwar.media.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_128_GCM (RFC 7714) of the JDK. */
final class JdkGcmCipher implements PacketCipher {
    private static final int TAG_BITS = 128;
    private static final int TAG_BYTES = TAG_BITS / 8;
    private static final int IV_BYTES = 12;
    private static final int ENCRYPTED_FLAG = 0x8000_0000;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final ByteBuffer salt;
    private final ByteBuffer iv = ByteBuffer.allocate(IV_BYTES);
    private final ByteBuffer indexWord = ByteBuffer.allocate(Integer.BYTES);
    private final byte[] scratch;
    private final boolean rtcp;

    JdkGcmCipher(SessionKeys keys, byte[] scratch) {
        this.scratch = scratch;
        this.rtcp = keys.rtcp();
        this.key = new SecretKeySpec(keys.encryption(), "AES");
        this.salt = ByteBuffer.wrap(keys.salt());
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    @Override
    public void seal(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
        buffer.get(offset, scratch, 0, headerBytes + bodyBytes);
        try {
            begin(Cipher.ENCRYPT_MODE, buffer, offset, headerBytes, index);
            cipher.doFinal(scratch, headerBytes, bodyBytes, scratch, headerBytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
        buffer.put(offset + headerBytes, scratch, headerBytes, bodyBytes + TAG_BYTES);
    }

    @Override
    public boolean open(ByteBuffer buffer, int offset, int headerBytes, int bodyBytes, long index) {
        buffer.get(offset, scratch, 0, headerBytes + bodyBytes + TAG_BYTES);
        try {
            begin(Cipher.DECRYPT_MODE, buffer, offset, headerBytes, index);
            cipher.doFinal(scratch, headerBytes, bodyBytes + TAG_BYTES, scratch, headerBytes);
        } catch (AEADBadTagException wrong) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening failed", e);
        }
        buffer.put(offset + headerBytes, scratch, headerBytes, bodyBytes);
        return true;
    }

    /** Vector and associated data: RFC 7714 sections 8.1 and 9.1 for RTP, 9.1 and 9.3 for RTCP. */
    private void begin(int mode, ByteBuffer buffer, int offset, int headerBytes, long index)
            throws GeneralSecurityException {
        int ssrc = buffer.getInt(offset + (rtcp ? 4 : 8));
        iv.putShort(0, salt.getShort(0));
        iv.putInt(2, salt.getInt(2) ^ ssrc);
        iv.putShort(6, (short) (salt.getShort(6) ^ index >>> 32));
        iv.putInt(8, salt.getInt(8) ^ (int) index);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv.array()));
        cipher.updateAAD(scratch, 0, headerBytes);
        if (rtcp) {
            indexWord.putInt(0, (int) index | ENCRYPTED_FLAG);
            cipher.updateAAD(indexWord.array());
        }
    }

    @Override
    public void close() {
        // nothing native
    }
}
