package hiwar.node.dtls;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.transport.Fingerprint;
import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/**
 * What our side of a handshake offers and asks for: DTLS 1.2, a client certificate with the fingerprint of the
 * description, and keys for SRTP (RFC 5764). One per association, on its thread.
 */
final class SrtpServer extends DefaultTlsServer {
    /** Browsers take milliseconds; a peer that has gone away should not be waited for much longer than ICE does. */
    private static final int HANDSHAKE_TIMEOUT_MILLIS = 20_000;
    /**
     * The usual second stalls a browser for a second when one message of its flight is lost; 50 ms races the browsers'
     * own timers.
     */
    private static final int RESEND_MILLIS = 100;

    private static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    };
    private static final short[] CLIENT_CERTIFICATES = {
        ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign,
    };

    private final GuardedCrypto crypto;
    private final DtlsCertificate certificate;
    private final Fingerprint expected;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;
    private @Nullable String peerAlert;

    SrtpServer(GuardedCrypto crypto, DtlsCertificate certificate, Fingerprint expected) {
        super(crypto);
        this.crypto = crypto;
        this.certificate = certificate;
        this.expected = expected;
    }

    /** The keys, once the handshake is complete. */
    SrtpKeys keys() {
        if (keys == null) {
            throw new IllegalStateException("the handshake is not complete");
        }
        return keys;
    }

    /** What the peer said at last, or null: tells its good-bye from our own end. */
    @Nullable
    String peerAlert() {
        return peerAlert;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return CIPHER_SUITES.clone();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return HANDSHAKE_TIMEOUT_MILLIS;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return RESEND_MILLIS;
    }

    @Override
    public boolean requiresExtendedMasterSecret() {
        return true; // RFC 7627: else keys could be synchronised between two associations
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
        return certificate.credentials(crypto, context);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(
                CLIENT_CERTIFICATES.clone(), TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
    }

    @Override
    public void notifyClientCertificate(Certificate chain) throws IOException {
        if (chain.isEmpty()
                || !DtlsCertificate.matches(chain.getCertificateAt(0).getEncoded(), expected)) {
            throw new TlsFatalAlert(
                    AlertDescription.bad_certificate, "the certificate is not the one of the description");
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        int[] profiles = offered == null ? new int[0] : offered.getProtectionProfiles();
        profile = Arrays.stream(SrtpProfile.values())
                .filter(ours -> Arrays.stream(profiles).anyMatch(theirs -> theirs == ours.dtlsId()))
                .findFirst()
                .orElseThrow(() ->
                        new TlsFatalAlert(AlertDescription.handshake_failure, "no SRTP profile that we both speak"));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public void getServerExtensionsForConnection(Hashtable extensions) throws IOException {
        super.getServerExtensionsForConnection(extensions);
        int[] chosen = {chosenProfile().dtlsId()};
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, TlsUtils.EMPTY_BYTES));
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        SrtpProfile chosen = chosenProfile();
        int lengthBytes = 2 * (chosen.keyBytes() + chosen.saltBytes());
        byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, lengthBytes);
        keys = SrtpKeys.fromExporter(chosen, material);
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        peerAlert = AlertDescription.getText(description);
    }

    private SrtpProfile chosenProfile() {
        if (profile == null) {
            throw new IllegalStateException("the client's extensions come first");
        }
        return profile;
    }
}
