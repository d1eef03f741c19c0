package hiwar.node.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate and key of the HTTP server, as files that a certificate authority's client renews: they are read
 * again when they change, and connections made from then on use the new ones.
 */
public final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
    /** The key store never leaves memory; its format wants a password. */
    private static final char[] NO_PASSWORD = {};

    private final Path certificate;
    private final Path key;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private List<FileTime> modified;

    /**
     * Reads both files.
     *
     * @throws IllegalArgumentException when one cannot be read, or they do not belong together; the message names it
     */
    public TlsFiles(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
        this.modified = modified();
        factory.setKeyStore(read());
        factory.setKeyStorePassword("");
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** Reads the files again when they have changed; answers true when the new ones are in use. */
    synchronized boolean reloadIfChanged() {
        try {
            List<FileTime> now = modified();
            if (now.equals(modified)) {
                return false;
            }
            modified = now;
            KeyStore renewed = read();
            factory.reload(changed -> changed.setKeyStore(renewed));
            LOG.info("TLS certificate read again from {}", certificate);
            return true;
        } catch (Exception e) { // reload() declares it
            LOG.warn("TLS certificate was not renewed, the old one stays: {}", e.getMessage());
            return false;
        }
    }

    private List<FileTime> modified() {
        try {
            return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage() + " cannot be read", e);
        }
    }

    private KeyStore read() {
        List<Certificate> chain = parsed(certificate, Pem::certificates);
        PrivateKey privateKey = parsed(key, Pem::privateKey);
        if (!fit(chain.getFirst(), privateKey)) {
            throw new IllegalArgumentException(
                    "%s is not the key of the certificate in %s".formatted(key, certificate));
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("hiwar", privateKey, NO_PASSWORD, chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS12 key stores", e);
        }
    }

    private static <T> T parsed(Path file, Function<String, T> parser) {
        try {
            return parser.apply(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Signs something with the one and verifies it with the other. */
    private static boolean fit(Certificate certificate, PrivateKey privateKey) {
        String algorithm = switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        try {
            byte[] sample = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherAlgorithm) {
            return false;
        }
    }
}
