package hiwar.node.dtls;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * The browser's side of a handshake, for warming up, for tests and for programs that act as clients: DTLS 1.2 and keys
 * for SRTP (RFC 5764). Accepts any server unless {@link #check} says otherwise. One per association, on its thread.
 */
public class SrtpClient extends DefaultTlsClient {
    private final BcTlsCrypto crypto;
    private final DtlsCertificate certificate;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    /** A client that shows {@code certificate}. */
    public SrtpClient(BcTlsCrypto crypto, DtlsCertificate certificate) {
        super(crypto);
        this.crypto = crypto;
        this.certificate = certificate;
    }

    /** The keys, once the handshake is complete; null before. */
    public @Nullable SrtpKeys keys() {
        return keys;
    }

    /**
     * Looks at the certificates that the server shows.
     *
     * @throws IOException when they are not those of the server that is meant: the handshake fails
     */
    protected void check(Certificate chain) throws IOException {}

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    }

    /** What it offers in use_srtp. */
    int[] profiles() {
        return Arrays.stream(SrtpProfile.values()).mapToInt(SrtpProfile::dtlsId).toArray();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the library declares it
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles(), TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        UseSRTPData chosen = TlsSRTPUtils.getUseSRTPExtension(extensions);
        profile = chosen == null ? null : SrtpProfile.of(chosen.getProtectionProfiles()[0]);
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        if (profile != null) {
            int lengthBytes = 2 * (profile.keyBytes() + profile.saltBytes());
            byte[] material = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, lengthBytes);
            keys = SrtpKeys.fromExporter(profile, material);
        }
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                check(server.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                return certificate.credentials(crypto, context);
            }
        };
    }
}
