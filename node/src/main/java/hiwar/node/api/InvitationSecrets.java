package hiwar.node.api;

import hiwar.node.store.Invitation;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secrets in the links of seats: a random id, the sitting, and an HMAC-SHA256 over both and over the seat, under a
 * key of the node. A forged one is found out before anything is looked up, and no secret is kept anywhere. Immutable.
 */
final class InvitationSecrets {
    private static final int ID_BYTES = 16;
    private static final int SITTING_BYTES = 4;
    private static final int MAC_BYTES = 32;
    private static final int TEXT_CHARS = (ID_BYTES + SITTING_BYTES + MAC_BYTES + 2) / 3 * 4 - 2;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    InvitationSecrets(byte[] key) {
        this.key = key.clone();
    }

    /** A new name for an invitation. */
    static String newId() {
        return Secret.text(Secret.random(ID_BYTES));
    }

    /** What stands in the link of an invitation. */
    String of(Invitation invitation) {
        byte[] id = Base64.getUrlDecoder().decode(invitation.id());
        byte[] mac = mac(invitation.talk(), invitation.seat(), id, invitation.sitting());
        return Secret.text(ByteBuffer.allocate(ID_BYTES + SITTING_BYTES + MAC_BYTES)
                .put(id)
                .putInt(invitation.sitting())
                .put(mac)
                .array());
    }

    /** The id of the invitation to this seat that has this secret; null when the secret is not genuine. */
    @Nullable
    String idOf(TalkId talk, SeatId seat, String secret) {
        byte[] bytes = decoded(secret);
        if (bytes == null) {
            return null;
        }
        ByteBuffer parts = ByteBuffer.wrap(bytes);
        byte[] id = new byte[ID_BYTES];
        byte[] mac = new byte[MAC_BYTES];
        parts.get(id);
        int sitting = parts.getInt();
        parts.get(mac);
        return MessageDigest.isEqual(mac, mac(talk, seat, id, sitting)) ? Secret.text(id) : null;
    }

    /** Only the one way of writing it that {@link #of} has. */
    private static byte @Nullable [] decoded(String secret) {
        if (secret.length() != TEXT_CHARS) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(secret);
            return Secret.text(bytes).equals(secret) ? bytes : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    /** Names have no slash, so that no two seats give the same text. */
    private byte[] mac(TalkId talk, SeatId seat, byte[] id, int sitting) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((talk.value() + "/" + seat.value() + "/").getBytes(StandardCharsets.UTF_8));
            mac.update(id);
            mac.update(ByteBuffer.allocate(SITTING_BYTES).putInt(0, sitting).array());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
