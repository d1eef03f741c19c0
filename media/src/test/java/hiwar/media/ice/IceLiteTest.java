package hiwar.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.media.io.SentDatagrams;
import hiwar.wire.TransportAddress;
import hiwar.wire.stun.Stun;
import hiwar.wire.stun.StunKey;
import hiwar.wire.stun.StunMessage;
import hiwar.wire.stun.StunWriter;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class IceLiteTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int OFFSET = 3;
    private static final long HIGH = 0x0102030405060708L;
    private static final int LOW = 0x090A0B0C;
    private static final IceCredentials LOCAL = new IceCredentials("server01", "a-password-of-the-server");
    private static final IceCredentials NEXT = new IceCredentials("server02", "the-next-password-of-the-server");
    private static final TransportAddress WIFI = TransportAddress.ipv4(0xC0A80105, 50_000);
    private static final TransportAddress CABLE = TransportAddress.ipv4(0x0A000005, 50_001);
    private static final TransportAddress PHONE = TransportAddress.ipv6(0x20010DB800000000L, 5, 50_002);

    private final SentDatagrams out = new SentDatagrams();
    private final Drops drops = new Drops();
    private final IceLite ice = new IceLite(LOCAL, out, drops);
    private final ByteBuffer buffer = ByteBuffer.allocate(1500);
    private final StunWriter writer = new StunWriter();
    private final StunMessage answer = new StunMessage();
    private long now = -5 * SECOND; // clocks may begin anywhere

    @Test
    void aCheckIsAnsweredAndItsAddressSelected() {
        assertThat(ice.selected()).isNull();

        assertThat(check(PHONE, 100)).isEqualTo(IceLite.SELECTED);

        readAnswer(PHONE);
        assertThat(answer.type()).isEqualTo(Stun.BINDING_SUCCESS);
        assertThat(answer.transactionHigh()).isEqualTo(HIGH);
        assertThat(answer.transactionLow()).isEqualTo(LOW);
        assertThat(answer.mappedAddress()).isEqualTo(PHONE);
        assertThat(answer.integrityValid(new StunKey(LOCAL.password()))).isTrue();
        assertThat(ice.selected()).isEqualTo(PHONE);
        assertThat(ice.validated(PHONE)).isTrue();
        assertThat(ice.validated(WIFI)).isFalse();
        assertThat(drops.value(Drop.BAD_STUN)).isZero();
    }

    @Test
    void regularNominationIsObeyedWhateverThePriority() {
        assertThat(check(WIFI, 900)).isEqualTo(IceLite.SELECTED);
        assertThat(check(CABLE, 100)).isEqualTo(IceLite.ANSWERED);
        assertThat(nominate(WIFI, 900)).isEqualTo(IceLite.ANSWERED);
        assertThat(ice.selected()).isEqualTo(WIFI);

        assertThat(nominate(CABLE, 100))
                .as("it was checked first, so it was chosen")
                .isEqualTo(IceLite.SELECTED);
        assertThat(ice.selected()).isEqualTo(CABLE);
    }

    @Test
    void anAddressThatWasNotNominatedGivesWayToOneThatIs() {
        check(WIFI, 900);
        assertThat(nominate(CABLE, 1)).isEqualTo(IceLite.SELECTED);
    }

    @Test
    void amongAggressiveNominationsTheHighestPriorityWins() {
        assertThat(nominate(WIFI, 500)).isEqualTo(IceLite.SELECTED);
        assertThat(nominate(PHONE, 100)).isEqualTo(IceLite.ANSWERED);
        assertThat(nominate(CABLE, 900)).isEqualTo(IceLite.SELECTED);
        assertThat(nominate(WIFI, 500)).isEqualTo(IceLite.ANSWERED);
        assertThat(nominate(PHONE, 100)).isEqualTo(IceLite.ANSWERED);
        assertThat(ice.selected()).isEqualTo(CABLE);
    }

    @Test
    void aSelectedAddressThatHasFallenSilentGivesWay() {
        nominate(CABLE, 900);
        nominate(WIFI, 500);
        now += IceLite.STALE_NANOS - 1;
        assertThat(nominate(WIFI, 500)).isEqualTo(IceLite.ANSWERED);

        now += 1;
        assertThat(nominate(WIFI, 500)).isEqualTo(IceLite.SELECTED);
        assertThat(ice.selected()).isEqualTo(WIFI);
    }

    @Test
    void aRestartKeepsTheOldCredentialsUntilTheNewAreUsed() {
        nominate(WIFI, 900);
        ice.restart(NEXT);
        assertThat(ice.local()).isEqualTo(NEXT);
        assertThat(nominate(WIFI, 900)).as("the client does not know yet").isEqualTo(IceLite.ANSWERED);
        readAnswer(WIFI);
        assertThat(answer.integrityValid(new StunKey(LOCAL.password()))).isTrue();

        assertThat(check(NEXT, CABLE, w -> w.priority(1).useCandidate()))
                .as("a nomination after the restart counts more than any before")
                .isEqualTo(IceLite.SELECTED);
        readAnswer(CABLE);
        assertThat(answer.integrityValid(new StunKey(NEXT.password()))).isTrue();
        assertThat(ice.selected()).isEqualTo(CABLE);

        assertThat(nominate(WIFI, 900)).as("the old ones are over").isEqualTo(IceLite.REJECTED);
        readAnswer(WIFI);
        assertThat(answer.errorCode()).isEqualTo(Stun.UNAUTHENTICATED);
    }

    @Test
    void afterARestartAnAddressIsNotTakenForCheckedBefore() {
        nominate(CABLE, 900);
        check(WIFI, 500);
        ice.restart(NEXT);
        check(NEXT, CABLE, w -> w.priority(900).useCandidate());

        assertThat(check(NEXT, WIFI, w -> w.priority(500).useCandidate()))
                .as("its plain check was before the restart")
                .isEqualTo(IceLite.ANSWERED);
    }

    @Test
    void consentEndsWithTheChecks() {
        assertThat(ice.consentLost(now + 1_000 * SECOND)).as("nobody was there").isFalse();
        check(WIFI, 1);
        now += 20 * SECOND;
        check(WIFI, 1);
        assertThat(ice.lastCheckNanos()).isEqualTo(now);
        assertThat(ice.consentLost(now + IceLite.CONSENT_TIMEOUT_NANOS - 1)).isFalse();
        assertThat(ice.consentLost(now + IceLite.CONSENT_TIMEOUT_NANOS)).isTrue();

        now += IceLite.CONSENT_TIMEOUT_NANOS;
        check(PHONE, 1);
        assertThat(ice.consentLost(now)).as("it is back").isFalse();
    }

    @Test
    void invalidChecksKeepNoConsent() {
        check(WIFI, 1);
        now += IceLite.CONSENT_TIMEOUT_NANOS;
        check(new IceCredentials(LOCAL.ufrag(), "wrong"), WIFI, w -> w);
        assertThat(ice.consentLost(now)).isTrue();
    }

    @Test
    void aWrongPasswordIsUnauthenticated() {
        assertThat(check(new IceCredentials(LOCAL.ufrag(), "guessed"), WIFI, w -> w))
                .isEqualTo(IceLite.REJECTED);
        expectError(Stun.UNAUTHENTICATED);
        assertThat(ice.validated(WIFI)).isFalse();
    }

    @Test
    void anUnknownNameIsUnauthenticated() {
        assertThat(check(new IceCredentials("stranger", LOCAL.password()), WIFI, w -> w))
                .isEqualTo(IceLite.REJECTED);
        expectError(Stun.UNAUTHENTICATED);
        assertThat(check(new IceCredentials("server0", LOCAL.password()), WIFI, w -> w))
                .as("the beginning of a name is not the name")
                .isEqualTo(IceLite.REJECTED);
    }

    @Test
    void aRequestWithoutNameOrIntegrityIsBad() {
        request().integrity(new StunKey(LOCAL.password())).fingerprint();
        assertThat(handle(WIFI)).isEqualTo(IceLite.REJECTED);
        expectError(Stun.BAD_REQUEST);

        request().username(LOCAL.ufrag() + ":client").fingerprint();
        assertThat(handle(WIFI)).isEqualTo(IceLite.REJECTED);
        expectError(Stun.BAD_REQUEST);
    }

    @Test
    void anUnknownAttributeThatMustBeUnderstoodIsNamed() {
        assertThat(check(LOCAL, WIFI, w -> w.attribute(0x0019, new byte[4]))).isEqualTo(IceLite.REJECTED);
        expectError(Stun.UNKNOWN_ATTRIBUTE);
        assertThat(answer.integrityValid(new StunKey(LOCAL.password()))).isTrue();
        assertThat(check(LOCAL, WIFI, w -> w.attribute(0xC057, new byte[4])))
                .as("one that need not be understood")
                .isEqualTo(IceLite.SELECTED);
    }

    @Test
    void aClientThatWantsUsToControlHasARoleConflict() {
        assertThat(check(LOCAL, WIFI, w -> w.controlled(1))).isEqualTo(IceLite.REJECTED);
        expectError(Stun.ROLE_CONFLICT);
        assertThat(answer.integrityValid(new StunKey(LOCAL.password()))).isTrue();
        assertThat(ice.selected()).isNull();
    }

    @Test
    void whatIsNoRequestGetsNoAnswer() {
        request().username(LOCAL.ufrag() + ":client").integrity(new StunKey(LOCAL.password()));
        assertThat(handle(WIFI)).as("no fingerprint").isEqualTo(IceLite.REJECTED);

        writer.begin(Stun.BINDING_SUCCESS, HIGH, LOW).mappedAddress(WIFI).fingerprint();
        assertThat(handle(WIFI)).as("an answer to nothing").isEqualTo(IceLite.REJECTED);
        assertThat(drops.value(Drop.BAD_STUN)).isEqualTo(2);

        writer.begin(Stun.BINDING_INDICATION, HIGH, LOW).fingerprint();
        assertThat(handle(WIFI)).as("a keepalive").isEqualTo(IceLite.REJECTED);
        assertThat(drops.value(Drop.BAD_STUN)).as("nothing wrong with it").isEqualTo(2);
        assertThat(out.take()).isEmpty();
    }

    @Test
    void aFullSinkDropsTheAnswerOnly() {
        out.full(true);
        assertThat(check(WIFI, 1)).isEqualTo(IceLite.SELECTED);
        assertThat(drops.value(Drop.SEND_BUFFER_FULL)).isEqualTo(1);
        out.full(false);
        assertThat(check(WIFI, 1)).isEqualTo(IceLite.ANSWERED);
        assertThat(out.take()).hasSize(1);
    }

    @Test
    void theLongestSilentAddressIsForgottenButNeverTheSelectedOne() {
        nominate(WIFI, 900);
        for (int i = 1; i < IceLite.MAX_ADDRESSES; i++) {
            now += SECOND / 10;
            check(address(i), 1);
        }
        assertThat(ice.addressCount()).isEqualTo(IceLite.MAX_ADDRESSES);
        now += SECOND / 10;
        check(address(1), 1); // heard again

        check(address(100), 1);
        assertThat(ice.addressCount()).isEqualTo(IceLite.MAX_ADDRESSES);
        assertThat(ice.validated(WIFI)).isTrue();
        assertThat(ice.validated(address(1))).isTrue();
        assertThat(ice.validated(address(2))).isFalse();
        assertThat(ice.validated(address(100))).isTrue();
    }

    @Test
    void theNameOfACheckIsFound() {
        writer.begin(Stun.BINDING_REQUEST, HIGH, LOW).username("here:there").fingerprint();
        int length = writer.copyTo(buffer, OFFSET);
        assertThat(IceLite.localUfrag(buffer, OFFSET, length)).isEqualTo("here");
        assertThat(IceLite.localUfrag(buffer, OFFSET, length - 4)).isNull();

        writer.begin(Stun.BINDING_REQUEST, HIGH, LOW).username("nowhere").fingerprint();
        assertThat(IceLite.localUfrag(buffer, OFFSET, writer.copyTo(buffer, OFFSET)))
                .isNull();
        writer.begin(Stun.BINDING_REQUEST, HIGH, LOW).fingerprint();
        assertThat(IceLite.localUfrag(buffer, OFFSET, writer.copyTo(buffer, OFFSET)))
                .isNull();
    }

    @Test
    void credentialsAreRandomAndStayOutOfLogs() {
        SplittableRandom random = new SplittableRandom(42);
        IceCredentials first = IceCredentials.random(random::nextLong);
        IceCredentials second = IceCredentials.random(random::nextLong);
        assertThat(first).isNotEqualTo(second);
        assertThat(first.ufrag()).matches("[A-Za-z0-9]{16}");
        assertThat(first.password()).matches("[A-Za-z0-9]{24}");
        assertThat(first.toString()).doesNotContain(first.password());

        assertThat(ice.remote()).isNull();
        ice.remote(first);
        assertThat(ice.remote()).isEqualTo(first);
    }

    private int check(TransportAddress from, long priority) {
        return check(LOCAL, from, w -> w.priority(priority));
    }

    private int nominate(TransportAddress from, long priority) {
        return check(LOCAL, from, w -> w.priority(priority).useCandidate());
    }

    private int check(IceCredentials credentials, TransportAddress from, UnaryOperator<StunWriter> attributes) {
        attributes
                .apply(request().username(credentials.ufrag() + ":client"))
                .integrity(new StunKey(credentials.password()))
                .fingerprint();
        return handle(from);
    }

    private StunWriter request() {
        return writer.begin(Stun.BINDING_REQUEST, HIGH, LOW);
    }

    private int handle(TransportAddress from) {
        return ice.handle(from, buffer, OFFSET, writer.copyTo(buffer, OFFSET), now);
    }

    private void expectError(int code) {
        readAnswer(WIFI);
        assertThat(answer.type()).isEqualTo(Stun.BINDING_ERROR);
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(drops.value(Drop.BAD_STUN)).isPositive();
    }

    /** The last of what was sent. */
    private void readAnswer(TransportAddress to) {
        SentDatagrams.Datagram last = out.take().getLast();
        assertThat(last.to()).isEqualTo(to);
        assertThat(answer.wrap(last.bytes(), 0, last.bytes().capacity())).isTrue();
        assertThat(answer.fingerprintValid()).isTrue();
    }

    private static TransportAddress address(int number) {
        return TransportAddress.ipv4(0x0A010000 + number, 40_000);
    }
}
