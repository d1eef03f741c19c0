package hiwar.node.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Certificates and private keys in the text form that certificate authorities hand out (RFC 7468). Stateless. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    /**
     * All certificates, in order.
     *
     * @throws IllegalArgumentException when there is none, or one that cannot be read
     */
    static List<Certificate> certificates(String text) {
        List<Certificate> chain = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (blocks.find()) {
                if (blocks.group(1).equals("CERTIFICATE")) {
                    chain.add(factory.generateCertificate(new ByteArrayInputStream(decoded(blocks))));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate in it cannot be read: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in it (-----BEGIN CERTIFICATE-----)");
        }
        return chain;
    }

    /**
     * The first private key: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) or SEC 1 (RFC 5915).
     *
     * @throws IllegalArgumentException when there is none that can be read
     */
    static PrivateKey privateKey(String text) {
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            byte[] content = decoded(blocks);
            switch (blocks.group(1)) {
                case "PRIVATE KEY" -> {
                    return key(PrivateKeyInfo.getInstance(content));
                }
                case "RSA PRIVATE KEY" -> {
                    return key(wrapped(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                            RSAPrivateKey.getInstance(content)));
                }
                case "EC PRIVATE KEY" -> {
                    ECPrivateKey key = ECPrivateKey.getInstance(content);
                    return key(wrapped(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                            key));
                }
                case "ENCRYPTED PRIVATE KEY" ->
                    throw new IllegalArgumentException(
                            "the key is encrypted; write it without a password (openssl pkcs8 -in … -out …)");
                default -> {
                    // Parameters of the curve, or certificates: not what is looked for.
                }
            }
        }
        throw new IllegalArgumentException("there is no private key in it (-----BEGIN PRIVATE KEY-----)");
    }

    private static byte[] decoded(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group(2));
    }

    private static PrivateKeyInfo wrapped(AlgorithmIdentifier algorithm, org.bouncycastle.asn1.ASN1Encodable key) {
        try {
            return new PrivateKeyInfo(algorithm, key);
        } catch (IOException e) {
            throw new IllegalArgumentException("the private key cannot be read: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(PrivateKeyInfo key) {
        String algorithm = key.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                ? "RSA"
                : key.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                        ? "EC"
                        : "EdDSA";
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the private key cannot be read: " + e.getMessage(), e);
        }
    }
}
