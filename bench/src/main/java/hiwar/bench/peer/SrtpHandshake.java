package hiwar.bench.peer;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.Fingerprint;
import hiwar.node.dtls.DtlsCertificate;
import hiwar.node.dtls.SrtpClient;
import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The handshake of a live peer: that of a browser, with its patience, and with a look at the server's certificate,
 * whose fingerprint came with the answer. One per association, on its thread.
 */
final class SrtpHandshake extends SrtpClient {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int RESEND_MILLIS = 100;

    private final Fingerprint expected;

    SrtpHandshake(BcTlsCrypto crypto, DtlsCertificate certificate, Fingerprint expected) {
        super(crypto, certificate);
        this.expected = expected;
    }

    @Override
    public SrtpKeys keys() {
        SrtpKeys agreed = super.keys();
        if (agreed == null) {
            throw new IllegalStateException("the server chose no SRTP profile");
        }
        return agreed;
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        };
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return TIMEOUT_MILLIS;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return RESEND_MILLIS;
    }

    @Override
    protected void check(Certificate chain) throws IOException {
        if (chain.isEmpty()
                || !DtlsCertificate.matches(chain.getCertificateAt(0).getEncoded(), expected)) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "the certificate is not the one of the answer");
        }
    }
}
