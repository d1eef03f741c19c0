package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.node.Main;
import hiwar.node.store.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final URI url;

    private ServerProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts {@code hiwar serve} and waits until it is ready.
     *
     * @param data its data folder
     * @param port for HTTP; 0 takes a free one
     */
    static ServerProcess start(Path data, DatabaseAddress database, int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "" + port, "--media-port", "0"));
        arguments.addAll(List.of("--shards", "2", "--udp", "channel", "--keys", "devkey: secret"));
        Process process = program(data, database, arguments);
        String url = "";
        BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        while (lines.isEmpty() || !lines.getLast().contains("ready after")) {
            String line = log.readLine();
            assertThat(line).as("the server ended after %s", lines).isNotNull();
            lines.add(line);
            url = line.contains("HTTP on ") ? line.replaceAll(".*HTTP on (\\S+).*", "$1") : url;
        }
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {})); // a full pipe would hold the server up
        return new ServerProcess(process, URI.create(url));
    }

    /** Another command of the program, for the same data; what it prints, once it has ended well. */
    static String run(Path data, DatabaseAddress database, String... arguments) throws Exception {
        Process process = program(data, database, List.of(arguments));
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }

    private static Process program(Path data, DatabaseAddress database, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        if (database instanceof DatabaseAddress.Postgres postgres) {
            command.addAll(List.of("--database", postgres.url()));
        }
        return new ProcessBuilder(command).start();
    }

    URI url() {
        return url;
    }

    /** The browser of the secretariat, which uses the link that the first start prints. */
    Browser secretariat() throws Exception {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.contains("/secretariat#")) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        Browser browser = new Browser(url);
        String secret = line.strip().substring(line.strip().indexOf('#') + 1);
        browser.post("/api/secretariat/session", Map.of("secret", secret)).is(204);
        return browser;
    }

    /** Ends it at once (SIGKILL): nothing in it has a chance to tidy up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
