package hiwar.node.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.transport.Fingerprint;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Objects;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DtlsPortTest {
    private static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);

    @Test
    void bothSidesGetTheSameKeysOfTheBestProfile() throws Exception {
        Pair pair = Pair.lossless();
        pair.connect(Pair.CERTIFICATE.fingerprint());
        SrtpKeys ours = Pair.soon(pair.connected);
        SrtpKeys theirs = Objects.requireNonNull(pair.client.keys());
        assertThat(ours.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(ours.serverKey()).isEqualTo(theirs.serverKey()).isNotEqualTo(ours.clientKey());
        assertThat(ours.clientKey()).isEqualTo(theirs.clientKey());
        assertThat(ours.serverSalt()).isEqualTo(theirs.serverSalt());
        assertThat(ours.clientSalt()).isEqualTo(theirs.clientSalt());
        assertThat(pair.port.snapshot()).isEqualTo(new DtlsSnapshot(1, 1, 0, 0));
        assertThat(pair.fromServer)
                .as("each of the server's two flights is one datagram")
                .hasValue(2);
    }

    @Test
    void aClientWithoutGcmGetsCounterMode() throws Exception {
        Pair pair = new Pair(
                new SrtpClient(new GuardedCrypto(), Pair.CERTIFICATE) {
                    @Override
                    int[] profiles() {
                        return new int[] {8, SrtpProfile.AES128_CM_HMAC_SHA1_80.dtlsId()};
                    }
                },
                i -> false,
                i -> false);
        pair.connect(Pair.CERTIFICATE.fingerprint());
        assertThat(Pair.soon(pair.connected).profile()).isEqualTo(SrtpProfile.AES128_CM_HMAC_SHA1_80);
    }

    @Test
    void aClientWithoutSrtpIsRefused() throws Exception {
        Pair pair = new Pair(
                new SrtpClient(new GuardedCrypto(), Pair.CERTIFICATE) {
                    @Override
                    @SuppressWarnings({"rawtypes", "unchecked"}) // as the library declares it
                    public Hashtable getClientExtensions() throws IOException {
                        Hashtable extensions = super.getClientExtensions();
                        extensions.remove(TlsSRTPUtils.EXT_use_srtp);
                        return extensions;
                    }
                },
                i -> false,
                i -> false);
        assertThatThrownBy(() -> pair.connect(Pair.CERTIFICATE.fingerprint()))
                .hasMessageContaining("handshake_failure");
        assertThat(Pair.soon(pair.down)).contains("handshake_failure");
    }

    @Test
    void applicationDataGoesBothWays() throws Exception {
        Pair pair = Pair.lossless();
        DTLSTransport client = pair.connect(Pair.CERTIFICATE.fingerprint());
        client.send(NOTE, 0, NOTE.length);
        assertThat(Pair.soon(pair.data)).isEqualTo(NOTE);
        pair.port.send(Pair.ID, NOTE.clone());
        byte[] buffer = new byte[2048];
        int received = client.receive(buffer, 0, buffer.length, 5_000);
        assertThat(Arrays.copyOf(buffer, received)).isEqualTo(NOTE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aLostFlightOfTheServerIsSentAgain(int lost) throws Exception {
        Pair pair = new Pair(Pair.honest(), i -> false, i -> i == lost);
        pair.connect(Pair.CERTIFICATE.fingerprint());
        assertThat(Pair.soon(pair.connected)).isNotNull();
        assertThat(pair.fromServer.get()).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aLostDatagramOfTheClientIsRepaired(int lost) throws Exception {
        Pair pair = new Pair(Pair.honest(), i -> i == lost, i -> false);
        pair.connect(Pair.CERTIFICATE.fingerprint());
        assertThat(Pair.soon(pair.connected)).isNotNull();
    }

    @Test
    void aCertificateOtherThanTheDescriptionSaysEndsIt() throws Exception {
        Pair pair = Pair.lossless();
        Fingerprint other = DtlsCertificate.generate().fingerprint();
        assertThatThrownBy(() -> pair.connect(other)).hasMessageContaining("bad_certificate");
        assertThat(Pair.soon(pair.down)).contains("bad_certificate");
        assertThat(pair.connected).isEmpty();
        assertThat(pair.port.snapshot().failures()).isEqualTo(1);
    }

    @Test
    void aHashThatNobodyTrustsMatchesNothing() {
        byte[] encoded = Pair.CERTIFICATE.encoded();
        Fingerprint own = Pair.CERTIFICATE.fingerprint();
        assertThat(DtlsCertificate.matches(encoded, own)).isTrue();
        assertThat(DtlsCertificate.matches(encoded, new Fingerprint("sha-1", own.value())))
                .isFalse();
        assertThat(DtlsCertificate.matches(encoded, new Fingerprint("sha-512", own.value())))
                .isFalse();
    }

    @Test
    void aMessageThatClaimsTooMuchIsDroppedBeforeTheLibrarySeesIt() throws Exception {
        Pair pair = Pair.lossless();
        pair.port.open(Pair.ID, Pair.CERTIFICATE.fingerprint());
        pair.port.received(Pair.ID, clientHelloClaiming(HandshakeRecords.MAX_MESSAGE_BYTES + 1));
        assertThat(pair.port.snapshot().dropped()).isEqualTo(1);
        pair.port.received(Pair.ID, clientHelloClaiming(HandshakeRecords.MAX_MESSAGE_BYTES));
        assertThat(pair.port.snapshot().dropped()).isEqualTo(1);
    }

    @Test
    void anEncryptedMessageThatClaimsTooMuchEndsTheHandshake() throws Exception {
        Pair pair = new Pair(new SrtpClient(new BoastfulCrypto(), Pair.CERTIFICATE), i -> false, i -> false);
        assertThatThrownBy(() -> pair.connect(Pair.CERTIFICATE.fingerprint())).hasMessageContaining("decode_error");
        assertThat(Pair.soon(pair.down)).contains("decode_error");
        assertThat(pair.connected).isEmpty();
    }

    /** Makes its encrypted Finished message claim a megabyte. */
    private static final class BoastfulCrypto extends BcTlsCrypto {
        @Override
        public TlsCipher createCipher(TlsCryptoParameters parameters, int encryption, int mac) throws IOException {
            TlsCipher cipher = super.createCipher(parameters, encryption, mac);
            return (TlsCipher) Proxy.newProxyInstance(
                    TlsCipher.class.getClassLoader(), new Class<?>[] {TlsCipher.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("encodePlaintext")
                                && (short) arguments[1] == ContentType.handshake) {
                            byte[] plaintext = ((byte[]) arguments[4]).clone();
                            TlsUtils.writeUint24(1 << 20, plaintext, (int) arguments[5] + 1);
                            arguments[4] = plaintext;
                        }
                        return method.invoke(cipher, arguments);
                    });
        }
    }

    @Test
    void whatComesForNobodyIsCounted() {
        Pair pair = Pair.lossless();
        pair.port.received(Pair.ID, new byte[20]);
        pair.port.send(Pair.ID, NOTE.clone());
        pair.port.close(Pair.ID);
        assertThat(pair.port.snapshot()).isEqualTo(new DtlsSnapshot(0, 0, 0, 2));
    }

    @Test
    void moreThanAnAssociationCanTakeIsDropped() {
        AssociationQueue queue = new AssociationQueue(datagram -> {});
        int taken = 0;
        while (queue.offer(NOTE)) {
            taken++;
        }
        assertThat(taken).isEqualTo(256);
        assertThat(queue.offerOutgoing(NOTE)).isFalse();
        queue.close();
        assertThat(queue.offer(NOTE)).isFalse();
    }

    @Test
    void closingTellsThePeerAndTheShard() throws Exception {
        Pair pair = Pair.lossless();
        DTLSTransport client = pair.connect(Pair.CERTIFICATE.fingerprint());
        Pair.soon(pair.connected);
        pair.port.close(Pair.ID);
        assertThat(Pair.soon(pair.down)).isNotEmpty();
        assertThat(pair.port.snapshot().associations()).isZero();
        byte[] buffer = new byte[2048];
        assertThatThrownBy(() -> client.receive(buffer, 0, buffer.length, 5_000))
                .isInstanceOf(IOException.class);
    }

    @Test
    void thePeersGoodByeIsTold() throws Exception {
        Pair pair = Pair.lossless();
        DTLSTransport client = pair.connect(Pair.CERTIFICATE.fingerprint());
        Pair.soon(pair.connected);
        client.close();
        assertThat(Pair.soon(pair.down)).contains("close_notify");
    }

    @Test
    void manyHandshakesAtOnce() throws Exception {
        Thread[] clients = new Thread[50];
        Pair[] pairs = new Pair[clients.length];
        for (int i = 0; i < clients.length; i++) {
            Pair pair = Pair.lossless();
            pairs[i] = pair;
            clients[i] = Thread.ofVirtual().start(() -> {
                try {
                    pair.connect(Pair.CERTIFICATE.fingerprint());
                } catch (IOException e) {
                    pair.down.add(String.valueOf(e.getMessage()));
                }
            });
        }
        for (Pair pair : pairs) {
            assertThat(Pair.soon(pair.connected)).isNotNull();
            assertThat(pair.down).isEmpty();
        }
    }

    @Test
    void theNodeWarmsUp() {
        DtlsWarmUp.run();
    }

    /** The first fragment, one byte long, of a ClientHello of this length. */
    private static byte[] clientHelloClaiming(int messageBytes) {
        byte[] datagram = new byte[13 + 12 + 1];
        datagram[0] = 22;
        TlsUtils.writeUint16(0xFEFD, datagram, 1);
        TlsUtils.writeUint16(12 + 1, datagram, 11);
        datagram[13] = 1;
        TlsUtils.writeUint24(messageBytes, datagram, 14);
        TlsUtils.writeUint24(1, datagram, 22);
        return datagram;
    }
}
