package hiwar.node.dtls;

import hiwar.media.transport.Fingerprint;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * A self-signed certificate for DTLS: ECDSA on P-256, made at start and never written down. Peers know it by the
 * fingerprint in the description (RFC 8122), so neither its name nor its dates mean anything. Immutable.
 */
public final class DtlsCertificate {
    private static final X500Name NAME = new X500Name("CN=Hiwar");
    private static final Duration VALIDITY = Duration.ofDays(3650);
    /** Clocks of clients that do look at the dates may be behind. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private static final AlgorithmIdentifier ECDSA_SHA256 =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final byte[] encoded;
    private final AsymmetricKeyParameter privateKey;
    private final Fingerprint fingerprint;

    private DtlsCertificate(byte[] encoded, AsymmetricKeyParameter privateKey) {
        this.encoded = encoded;
        this.privateKey = privateKey;
        this.fingerprint = new Fingerprint("sha-256", fingerprintValue("SHA-256", encoded));
    }

    /** A new key and a certificate for it. */
    public static DtlsCertificate generate() {
        SecureRandom random = new SecureRandom();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            TBSCertificate content = content(pair, new BigInteger(63, random));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate(), random);
            signature.update(content.getEncoded("DER"));
            ASN1Encodable[] parts = {content, ECDSA_SHA256, new DERBitString(signature.sign())};
            return new DtlsCertificate(
                    new DERSequence(parts).getEncoded("DER"),
                    PrivateKeyFactory.createKey(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK can sign with ECDSA on P-256", e);
        }
    }

    private static TBSCertificate content(KeyPair pair, BigInteger serial) {
        Instant now = Instant.now();
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(serial));
        generator.setSignature(ECDSA_SHA256);
        generator.setIssuer(NAME);
        generator.setSubject(NAME);
        generator.setStartDate(new Time(Date.from(now.minus(CLOCK_TOLERANCE))));
        generator.setEndDate(new Time(Date.from(now.plus(VALIDITY))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        return generator.generateTBSCertificate();
    }

    /** Its SHA-256 as descriptions carry it. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The certificate as DTLS carries it. */
    byte[] encoded() {
        return encoded.clone();
    }

    /** Shows it in a handshake, and proves to have its key. */
    TlsCredentialedSigner credentials(BcTlsCrypto crypto, TlsContext context) throws IOException {
        TlsCertificate[] chain = {new BcTlsCertificate(crypto, encoded)};
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                privateKey,
                new Certificate(chain),
                SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    /**
     * True when the certificate {@code encoded} hashes to {@code expected}; false too for a hash that we do not trust
     * (RFC 8122 section 5 asks for one of the SHA-2 family).
     */
    public static boolean matches(byte[] encoded, Fingerprint expected) {
        return switch (expected.algorithm()) {
            case "sha-256" -> fingerprintValue("SHA-256", encoded).equals(expected.value());
            case "sha-384" -> fingerprintValue("SHA-384", encoded).equals(expected.value());
            case "sha-512" -> fingerprintValue("SHA-512", encoded).equals(expected.value());
            default -> false;
        };
    }

    private static String fingerprintValue(String algorithm, byte[] encoded) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(encoded);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
