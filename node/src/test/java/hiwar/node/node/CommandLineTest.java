package hiwar.node.node;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.http.AccessTokens;
import hiwar.room.auth.Grants;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class CommandLineTest {
    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CommandLineTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void helpAndVersionAreNoFailure() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "token");
        assertThat(run("serve", "--help")).isZero();
        for (Setting setting : Setting.values()) {
            assertThat(out.toString()).contains(setting.flag(), setting.variable());
        }
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).containsPattern("hiwar \\d+\\.\\d+");
    }

    @Test
    void aWrongCommandLineIsTwoLines() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("serve", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString())
                .contains("hiwar: name a command", "Unmatched argument", "Unknown options: '--prot'")
                .contains("Try 'hiwar serve --help'.")
                .doesNotContain("Exception");
    }

    @Test
    void aWrongSettingIsOneLine() {
        assertThat(run("serve", "--port", "x", "--udp", "y")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "hiwar: port: \"x\" is out of range; give a number from 0 to 65535 (from --port)",
                        "hiwar: udp: \"y\" is no choice; give one of auto, native, channel (from --udp)");
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket http = new ServerSocket(0, 1, loopback)) {
            assertThat(serve("--port", Integer.toString(http.getLocalPort()), "--media-port", "0"))
                    .isEqualTo(1);
            assertThat(err.toString().lines().toList())
                    .singleElement()
                    .asString()
                    .startsWith("hiwar: HTTP cannot listen on port " + http.getLocalPort() + " of 127.0.0.1:")
                    .endsWith("choose another with --port or --bind");
        }
        try (DatagramSocket media = new DatagramSocket(0, loopback)) {
            assertThat(serve("--port", "0", "--media-port", Integer.toString(media.getLocalPort())))
                    .isEqualTo(1);
            assertThat(err.toString())
                    .contains("hiwar: media cannot use UDP port " + media.getLocalPort() + " of 127.0.0.1:")
                    .contains("choose another with --media-port");
        }
    }

    @Test
    void aCertificateThatIsNoneIsOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("cert.pem"), "nothing");
        assertThat(serve("--port", "0", "--media-port", "0", "--tls-certificate", "" + file, "--tls-key", "" + file))
                .isEqualTo(1);
        assertThat(err.toString().lines().toList())
                .singleElement()
                .asString()
                .startsWith("hiwar: TLS: " + file + ": there is no certificate in it");
    }

    @Test
    void aTokenCarriesWhatWasAskedFor() {
        assertThat(run(
                        "token",
                        "--keys=devkey: secret",
                        "--room=Talks",
                        "--identity=head-a",
                        "--name=Head of delegation",
                        "--attribute=delegation=A",
                        "--attribute=seat=1",
                        "--metadata=m",
                        "--rename",
                        "--valid-for=90m"))
                .isZero();
        Grants grants = verified(out.toString().strip(), Map.of("devkey", "secret"));
        assertThat(grants.identity().value()).isEqualTo("head-a");
        assertThat(grants.name()).isEqualTo("Head of delegation");
        assertThat(grants.metadata()).isEqualTo("m");
        assertThat(grants.attributes()).isEqualTo(Map.of("delegation", "A", "seat", "1"));
        assertThat(grants.video().room()).isEqualTo("Talks");
        assertThat(grants.video().roomJoin()).isTrue();
        assertThat(grants.video().canUpdateOwnMetadata()).isTrue();
        assertThat(grants.video().canPublish()).isTrue();
        assertThat(grants.video().roomAdmin()).isFalse();
        assertThat(grants.expiresEpochSeconds() - Instant.now().getEpochSecond())
                .isBetween(89 * 60L, 90 * 60L);
    }

    @Test
    void anAdministratorsTokenJoinsNothing() {
        assertThat(run("token", "--keys=devkey: secret", "--identity=admin", "--admin"))
                .isZero();
        Grants grants = verified(out.toString().strip(), Map.of("devkey", "secret"));
        assertThat(grants.video().roomJoin()).isFalse();
        assertThat(grants.video().roomCreate()).isTrue();
        assertThat(grants.video().roomList()).isTrue();
        assertThat(grants.video().roomAdmin()).as("of no room in particular").isFalse();
    }

    @Test
    void aLinkOpensTheClient() {
        String[] token = {"token", "--keys=devkey: secret", "--room=r", "--identity=a"};
        assertThat(run(token[0], token[1], token[2], token[3], "--link")).isZero();
        assertThat(out.toString()).startsWith("http://127.0.0.1:7880/join#token=ey");
        out.getBuffer().setLength(0);
        assertThat(run(token[0], token[1], token[2], token[3], "--link=https://talks.example/"))
                .isZero();
        assertThat(out.toString()).startsWith("https://talks.example/join#token=ey");
    }

    @Test
    void aTokenWithoutARoomOrTimeIsRefused() {
        assertThat(run("token", "--identity=a")).isEqualTo(2);
        assertThat(run("token", "--room=r")).isEqualTo(2);
        assertThat(run("token", "--keys=k: s", "--room=r", "--identity=a", "--valid-for=soon"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("Missing required option: '--room=ROOM'")
                .contains("Missing required option: '--identity=ID'")
                .contains("--valid-for: give a time such as 90m, 6h or 3d");
    }

    @Test
    void withoutKeysOnePairIsMadeAndKept() throws Exception {
        Path data = folder.resolve("new");
        assertThat(run("token", "--data=" + data, "--room=r", "--identity=a")).isZero();
        Path file = data.resolve("keys.yaml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Map<String, String> kept = new KeyFile(data).read();
        assertThat(kept).hasSize(1);
        verified(out.toString().strip(), kept);
        out.getBuffer().setLength(0);
        assertThat(run("token", "--data=" + data, "--room=r", "--identity=a")).isZero();
        verified(out.toString().strip(), kept);
        Files.writeString(file, "# nothing\n");
        assertThat(run("token", "--data=" + data, "--room=r", "--identity=a")).isEqualTo(1);
        assertThat(err.toString()).contains("keys.yaml has no line \"key: secret\"");
    }

    private int serve(String... arguments) {
        CommandLine line = line();
        String[] all = new String[arguments.length + 4];
        System.arraycopy(new String[] {"serve", "--keys=k: s", "--shards=2", "--udp=channel"}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        err.getBuffer().setLength(0);
        return line.execute(all);
    }

    private int run(String... arguments) {
        return line().execute(arguments);
    }

    private CommandLine line() {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    private static Grants verified(String token, Map<String, String> keys) {
        AccessTokens.Verdict verdict = new AccessTokens(keys, InstantSource.system()).verify(token);
        assertThat(verdict).isInstanceOf(AccessTokens.Verified.class);
        return ((AccessTokens.Verified) verdict).grants();
    }
}
