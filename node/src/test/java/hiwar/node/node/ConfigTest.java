package hiwar.node.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import hiwar.node.crypto.Ciphers;
import hiwar.node.store.DatabaseAddress;
import hiwar.node.udp.UdpPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class ConfigTest {
    private final Path folder;

    ConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothingSetIsAServerForThisMachine() throws InvalidConfig {
        Config config = new ConfigSources().config();
        assertThat(config.bind()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(config.mediaBind()).isEqualTo(config.bind());
        assertThat(config.port()).isEqualTo(7880);
        assertThat(config.mediaPort()).isEqualTo(7882);
        assertThat(config.shards()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(config.keys()).isEmpty();
        assertThat(config.advertise()).isEmpty();
        assertThat(config.autoCreate()).isTrue();
        assertThat(config.encrypted()).isFalse();
        assertThat(config.udp()).isEqualTo(UdpPorts.Kind.AUTO);
        assertThat(config.crypto()).isEqualTo(Ciphers.Kind.AUTO);
        assertThat(config.logLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void talksAreKeptInTheDataFolderOrInPostgres() throws InvalidConfig {
        assertThat(new ConfigSources().config().database()).isEqualTo(new DatabaseAddress.Sqlite(Path.of("data")));
        String url = "jdbc:postgresql://db/talks?user=hiwar&password=b@d?word";
        Config config = new ConfigSources()
                .environment(Map.of("HIWAR_DATABASE", url, "HIWAR_DATA", "there"))
                .config();
        assertThat(config.database()).isEqualTo(new DatabaseAddress.Postgres(url));
        assertThat(config.database()).hasToString("PostgreSQL at db/talks");
        assertThatThrownBy(() -> new ConfigSources()
                        .environment(Map.of("HIWAR_DATABASE", "mysql://hiwar:secret@db"))
                        .config())
                .hasMessage("database: it does not begin with jdbc:postgresql:; give such an address, or none for a"
                        + " file in the data folder (from HIWAR_DATABASE)");
    }

    @Test
    void everythingCanBeSetInTheFile() throws InvalidConfig, IOException {
        Path certificate = Files.createFile(folder.resolve("cert.pem"));
        Path key = Files.createFile(folder.resolve("key.pem"));
        Config config = new ConfigSources()
                .file(file("""
                        bind: 0.0.0.0
                        port: 443
                        media-bind: 192.0.2.7
                        media-port: 3478
                        shards: 3
                        keys:
                          first: secret
                          second: a secret, with a comma
                        data: %s
                        advertise: [192.0.2.7, "2001:db8::7"]
                        auto-create: false
                        tls-certificate: %s
                        tls-key: %s
                        web: %s
                        region: here
                        max-participants: 10
                        udp: channel
                        crypto: jdk
                        log-level: debug
                        """.formatted(folder, certificate, key, folder)))
                .config();
        assertThat(config.bind().isAnyLocalAddress()).isTrue();
        assertThat(config.port()).isEqualTo(443);
        assertThat(config.mediaBind()).isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
        assertThat(config.mediaPort()).isEqualTo(3478);
        assertThat(config.shards()).isEqualTo(3);
        assertThat(config.keys()).isEqualTo(Map.of("first", "secret", "second", "a secret, with a comma"));
        assertThat(config.data()).isEqualTo(folder);
        assertThat(config.advertise())
                .containsExactly(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("2001:db8::7"));
        assertThat(config.autoCreate()).isFalse();
        assertThat(config.tlsCertificate()).isEqualTo(certificate);
        assertThat(config.tlsKey()).isEqualTo(key);
        assertThat(config.web()).isEqualTo(folder);
        assertThat(config.region()).isEqualTo("here");
        assertThat(config.maxParticipants()).isEqualTo(10);
        assertThat(config.udp()).isEqualTo(UdpPorts.Kind.CHANNEL);
        assertThat(config.crypto()).isEqualTo(Ciphers.Kind.JDK);
        assertThat(config.logLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void flagsWinOverTheEnvironmentAndBothOverTheFile() throws InvalidConfig, IOException {
        Config config = new ConfigSources()
                .file(file("port: 1\nmedia-port: 2\nshards: 3\n"))
                .environment(Map.of("HIWAR_MEDIA_PORT", "20", "HIWAR_SHARDS", "30", "HIWAR_PORT", "", "PATH", "/"))
                .flags(Map.of(Setting.SHARDS, "31"))
                .config();
        assertThat(config.port()).isEqualTo(1);
        assertThat(config.mediaPort()).isEqualTo(20);
        assertThat(config.shards()).isEqualTo(31);
    }

    @Test
    void keysAreWrittenAsLiveKitWritesThem() throws InvalidConfig {
        assertThat(keys("devkey: secret")).isEqualTo(Map.of("devkey", "secret"));
        assertThat(keys("devkey:secret")).isEqualTo(Map.of("devkey", "secret"));
        assertThat(keys("a: 1, b: x:y")).isEqualTo(Map.of("a", "1", "b", "x:y"));
        assertThat(keys("a: 1\nb: 2\n")).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIND             | example.org | bind: \"example.org\" is no IP address; give one such as 192.0.2.7",
                "PORT             | 65536       | port: \"65536\" is out of range; give a number from 0 to 65535",
                "PORT             | http        | port: \"http\" is out of range; give a number from 0 to 65535",
                "MEDIA_PORT       | -1          | media-port: \"-1\" is out of range",
                "SHARDS           | 65          | shards: \"65\" is out of range; give a number from 0 to 64",
                "KEYS             | devkey      | keys: a key without a secret; give pairs such as \"key: secret\"",
                "KEYS             | devkey:     | keys: an empty key or secret",
                "ADVERTISE        | 0.0.0.0     | advertise: nobody can reach 0.0.0.0",
                "ADVERTISE        | here        | advertise: \"here\" is no IP address",
                "PUBLIC_URL       | ftp://x     | public-url: \"ftp://x\" is no address of a server",
                "PUBLIC_URL       | https://a/b | public-url: \"https://a/b\" is no address of a server",
                "AUTO_CREATE      | yes         | auto-create: \"yes\" is neither; give true or false",
                "MAX_PARTICIPANTS | 0           | max-participants: \"0\" is out of range",
                "UDP              | fast        | udp: \"fast\" is no choice; give one of auto, native, channel",
                "CRYPTO           | none        | crypto: \"none\" is no choice; give one of auto, openssl, jdk",
                "LOG_LEVEL        | loud        | log-level: \"loud\" is no choice",
                "WEB              | /absent     | web: /absent is no folder; give a folder that is there",
            })
    void aWrongValueNamesItsSettingAndSaysWhatToDo(Setting setting, String value, String message) {
        assertThatThrownBy(
                        () -> new ConfigSources().flags(Map.of(setting, value)).config())
                .asInstanceOf(type(InvalidConfig.class))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .asString()
                        .startsWith(message)
                        .endsWith("(from " + setting.flag() + ")"));
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        Path file = file("port: x\nprot: 1\nshards: {}\n");
        assertThatThrownBy(() -> new ConfigSources()
                        .file(file)
                        .environment(Map.of("HIWAR_UDP", "x"))
                        .config())
                .asInstanceOf(type(InvalidConfig.class))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .hasSize(4)
                        .anySatisfy(problem -> assertThat(problem).startsWith("prot: there is no such setting"))
                        .anySatisfy(problem -> assertThat(problem).contains("(from port in " + file + ")"))
                        .anySatisfy(problem -> assertThat(problem).startsWith("shards: it is a map"))
                        .anySatisfy(problem -> assertThat(problem).endsWith("(from HIWAR_UDP)")));
    }

    @Test
    void settingsThatBelongTogether() throws IOException {
        String certificate = Files.createFile(folder.resolve("cert.pem")).toString();
        assertThatThrownBy(() -> new ConfigSources()
                        .flags(Map.of(Setting.TLS_CERTIFICATE, certificate))
                        .config())
                .hasMessageContaining("tls-certificate and tls-key belong together");
        assertThatThrownBy(() -> new ConfigSources()
                        .flags(Map.of(Setting.TLS_CERTIFICATE, certificate, Setting.TLS_KEY, certificate + ".absent"))
                        .config())
                .hasMessageContaining("tls-key: " + certificate + ".absent cannot be read");
        assertThatThrownBy(() -> new ConfigSources()
                        .flags(Map.of(Setting.MEDIA_PORT, "65535", Setting.SHARDS, "2"))
                        .config())
                .hasMessageContaining("media-port: 2 shards do not fit above 65535");
    }

    @Test
    void aFileThatIsNoneIsTold() throws IOException {
        assertThatThrownBy(
                        () -> new ConfigSources().file(folder.resolve("absent")).config())
                .hasMessageContaining("cannot be read");
        Path broken = file("port: [1\n");
        assertThatThrownBy(() -> new ConfigSources().file(broken).config()).hasMessageContaining("is not YAML");
        Path list = file("- 1\n");
        assertThatThrownBy(() -> new ConfigSources().file(list).config()).hasMessageContaining("is not YAML");
    }

    @Test
    void anEmptyFileSetsNothing() throws InvalidConfig, IOException {
        assertThat(new ConfigSources().file(file("# nothing\n")).config().port())
                .isEqualTo(7880);
    }

    @Test
    void secretsAreNotShown() throws InvalidConfig {
        Config config =
                new ConfigSources().flags(Map.of(Setting.KEYS, "devkey: hush")).config();
        assertThat(config.toString()).doesNotContain("hush");
    }

    private Map<String, String> keys(String text) throws InvalidConfig {
        return new ConfigSources().flags(Map.of(Setting.KEYS, text)).config().keys();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "hiwar", ".yaml"), content);
    }
}
