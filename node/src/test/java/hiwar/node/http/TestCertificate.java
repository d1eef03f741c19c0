package hiwar.node.http;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A self-signed certificate for 127.0.0.1 with its key, in the text forms that administrators have. */
record TestCertificate(KeyPair pair, String pem) {
    static TestCertificate of(String algorithm, long serial) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            KeyPair pair = generator.generateKeyPair();
            AlgorithmIdentifier signing = new AlgorithmIdentifier(
                    algorithm.equals("RSA")
                            ? PKCSObjectIdentifiers.sha256WithRSAEncryption
                            : X9ObjectIdentifiers.ecdsa_with_SHA256);
            TBSCertificate content = content(pair, signing, serial);
            Signature signature = Signature.getInstance(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content.getEncoded("DER"));
            ASN1Encodable[] parts = {content, signing, new DERBitString(signature.sign())};
            return new TestCertificate(pair, text("CERTIFICATE", new DERSequence(parts).getEncoded("DER")));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TBSCertificate content(KeyPair pair, AlgorithmIdentifier signing, long serial) throws IOException {
        X500Name name = new X500Name("CN=test");
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serial)));
        generator.setSignature(signing);
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(Date.from(Instant.now().minus(1, ChronoUnit.DAYS))));
        generator.setEndDate(new Time(Date.from(Instant.now().plus(1, ChronoUnit.DAYS))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        Extension[] extensions = {
            Extension.create(Extension.basicConstraints, true, new BasicConstraints(true)),
            Extension.create(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"))),
        };
        generator.setExtensions(new Extensions(extensions));
        return generator.generateTBSCertificate();
    }

    /** The key as {@code PRIVATE KEY}. */
    String pkcs8() {
        return text("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    /** The key in the older form of its algorithm, {@code RSA PRIVATE KEY} or {@code EC PRIVATE KEY}. */
    String traditional() throws IOException {
        PrivateKeyInfo key = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        byte[] inner = key.parsePrivateKey().toASN1Primitive().getEncoded();
        if (pair.getPrivate().getAlgorithm().equals("RSA")) {
            return text("RSA PRIVATE KEY", inner);
        }
        ECPrivateKey bare = ECPrivateKey.getInstance(inner);
        ASN1Encodable curve = key.getPrivateKeyAlgorithm().getParameters();
        byte[] whole = new ECPrivateKey(256, bare.getKey(), curve).getEncoded();
        return text("EC PARAMETERS", curve.toASN1Primitive().getEncoded()) + text("EC PRIVATE KEY", whole);
    }

    static String text(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
