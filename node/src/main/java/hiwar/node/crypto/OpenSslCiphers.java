package hiwar.node.crypto;

import hiwar.media.srtp.PacketCipher;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SessionKeys;

/**
 * Ciphers of the system's OpenSSL 3 by the foreign function interface: in place, nothing allocated, and as fast as from
 * C. One per shard: its ciphers share scratch memory and belong to the shard's thread.
 */
final class OpenSslCiphers implements PacketCiphers {
    private final OpenSslMemory memory = new OpenSslMemory();

    @Override
    public PacketCipher create(SessionKeys keys, boolean sealing) {
        return switch (keys.profile()) {
            case AEAD_AES_128_GCM -> new OpenSslGcmCipher(memory, keys, sealing);
            case AES128_CM_HMAC_SHA1_80 -> new OpenSslCounterCipher(memory, keys);
        };
    }

    @Override
    public String description() {
        return LibCrypto.version();
    }
}
