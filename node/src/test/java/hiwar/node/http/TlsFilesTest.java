package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.node.loop.Sessions;
import hiwar.node.loop.Shards;
import hiwar.node.metrics.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsFilesTest {
    private final Path certificate;
    private final Path key;

    TlsFilesTest(@TempDir Path folder) {
        certificate = folder.resolve("fullchain.pem");
        key = folder.resolve("key.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void keysInEveryTextFormAreRead(String algorithm) throws Exception {
        TestCertificate made = TestCertificate.of(algorithm, 1);
        assertThat(Pem.privateKey(made.pkcs8())).isEqualTo(made.pair().getPrivate());
        assertThat(Pem.privateKey("text before\n" + made.traditional()).getEncoded())
                .isNotEmpty();
        for (String text : new String[] {made.pkcs8(), made.traditional()}) {
            Files.writeString(certificate, made.pem());
            Files.writeString(key, text);
            assertThat(serial(new TlsFiles(certificate, key), made)).isEqualTo(1);
        }
    }

    @Test
    void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
        TestCertificate old = write(TestCertificate.of("EC", 1), 1_000);
        TlsFiles files = new TlsFiles(certificate, key);
        try (HttpServer server = server(files)) {
            assertThat(serial(server, old)).isEqualTo(1);
            assertThat(files.reloadIfChanged()).isFalse();
            TestCertificate renewed = write(TestCertificate.of("RSA", 2), 2_000);
            assertThat(files.reloadIfChanged()).isTrue();
            assertThat(serial(server, renewed)).isEqualTo(2);
            Files.writeString(certificate, "half-written");
            Files.setLastModifiedTime(certificate, FileTime.fromMillis(3_000_000));
            assertThat(files.reloadIfChanged()).isFalse();
            assertThat(serial(server, renewed)).as("the old one stays").isEqualTo(2);
        }
    }

    @Test
    void whatIsWrongNamesTheFile() throws IOException {
        TestCertificate made = write(TestCertificate.of("EC", 1), 1_000);
        assertThatThrownBy(() -> new TlsFiles(certificate, certificate.resolveSibling("absent")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent");
        assertThatThrownBy(() -> new TlsFiles(key, key)).hasMessageContainingAll("key.pem", "no certificate");
        assertThatThrownBy(() -> new TlsFiles(certificate, certificate))
                .hasMessageContainingAll("fullchain.pem", "no private key");
        Files.writeString(key, TestCertificate.of("EC", 2).pkcs8());
        assertThatThrownBy(() -> new TlsFiles(certificate, key)).hasMessageContaining("is not the key of");
        Files.writeString(key, TestCertificate.text("ENCRYPTED PRIVATE KEY", new byte[10]));
        assertThatThrownBy(() -> new TlsFiles(certificate, key)).hasMessageContaining("encrypted");
        Files.writeString(key, TestCertificate.text("PRIVATE KEY", new byte[10]));
        assertThatThrownBy(() -> new TlsFiles(certificate, key)).isInstanceOf(IllegalArgumentException.class);
        Files.writeString(certificate, made.pem().replace("MII", "AAA"));
        assertThatThrownBy(() -> new TlsFiles(certificate, key)).hasMessageContaining("fullchain.pem");
    }

    private TestCertificate write(TestCertificate made, long modifiedSeconds) throws IOException {
        Files.writeString(certificate, made.pem());
        Files.writeString(key, made.pkcs8());
        Files.setLastModifiedTime(certificate, FileTime.fromMillis(modifiedSeconds * 1_000));
        Files.setLastModifiedTime(key, FileTime.fromMillis(modifiedSeconds * 1_000));
        return made;
    }

    private static HttpServer server(TlsFiles files) throws IOException {
        HttpParts parts = new HttpParts(
                new Shards(), new Sessions(), RunningServer.TOKENS, new Metrics(), true, talk -> {}, List.of());
        HttpServer server = new HttpServer(new HttpSettings("127.0.0.1", 0, files, null), parts);
        server.start();
        return server;
    }

    private static long serial(TlsFiles files, TestCertificate trusted) throws Exception {
        try (HttpServer server = server(files)) {
            return serial(server, trusted);
        }
    }

    /** Asks for health over TLS, trusting only this certificate, and answers the serial number of the server's. */
    private static long serial(HttpServer server, TestCertificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "test",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(trusted.pem().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSerialNumber()
                    .min(BigInteger.valueOf(Long.MAX_VALUE))
                    .longValue();
        }
    }
}
