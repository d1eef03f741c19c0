package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.store.Invitation;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class InvitationSecretsTest {
    private static final TalkId TALK = new TalkId("talk");
    private static final SeatId SEAT = new SeatId("head-a");

    private final InvitationSecrets secrets = new InvitationSecrets(new byte[32]);
    private final Invitation invitation = new Invitation(InvitationSecrets.newId(), TALK, SEAT, 3, 0, null);
    private final String secret = secrets.of(invitation);

    @Test
    void aSecretLeadsToItsInvitation() {
        assertThat(secrets.idOf(TALK, SEAT, secret)).isEqualTo(invitation.id());
        assertThat(secret).matches("[A-Za-z0-9_-]{70}");
    }

    @Test
    void itIsGoodForNoOtherTalkSeatSittingOrNode() {
        assertThat(secrets.idOf(new TalkId("tal"), new SeatId("khead-a"), secret))
                .isNull();
        assertThat(secrets.idOf(new TalkId("other"), SEAT, secret)).isNull();
        assertThat(secrets.idOf(TALK, new SeatId("head-b"), secret)).isNull();
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new InvitationSecrets(other).idOf(TALK, SEAT, secret)).isNull();
        byte[] bytes = Base64.getUrlDecoder().decode(secret);
        bytes[19] = 4; // the sitting
        assertThat(secrets.idOf(TALK, SEAT, Secret.text(bytes))).isNull();
    }

    @Test
    void nothingElseIsASecret() {
        for (int i = 0; i < secret.length(); i++) {
            char other = secret.charAt(i) == 'x' ? 'y' : 'x';
            String changed = secret.substring(0, i) + other + secret.substring(i + 1);
            assertThat(secrets.idOf(TALK, SEAT, changed)).isNull();
        }
        for (String text : new String[] {"", "x", secret + "A", secret.substring(1), "!".repeat(70), "é".repeat(70)}) {
            assertThat(secrets.idOf(TALK, SEAT, text)).isNull();
        }
    }

    @Test
    void newNamesAreNew() {
        assertThat(InvitationSecrets.newId()).isNotEqualTo(InvitationSecrets.newId());
    }
}
