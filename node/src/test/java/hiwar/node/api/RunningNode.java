package hiwar.node.api;

import hiwar.node.node.Config;
import hiwar.node.node.Node;
import hiwar.node.node.SettingOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A whole node with its database in a folder, on free ports of the loopback. */
final class RunningNode implements AutoCloseable {
    final Node node;
    private final String link;
    private boolean closed;

    @Command
    private static final class Nothing implements Runnable {
        @Override
        public void run() {}
    }

    private RunningNode(Node node) {
        this.node = node;
        link = Objects.requireNonNullElse(node.firstLink(), "");
    }

    static RunningNode start(Path data, String... flags) throws Exception {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--media-port", "0", "--shards", "2", "--udp"));
        all.addAll(List.of("channel", "--keys", "devkey: secret", "--data", data.toString()));
        all.addAll(List.of(flags));
        CommandLine line = SettingOptions.of(new Nothing());
        line.parseArgs(all.toArray(String[]::new));
        Config config = SettingOptions.read(line.getCommandSpec(), Map.of());
        return new RunningNode(Node.start(config));
    }

    URI url() {
        return node.url();
    }

    /** The link that the first start prints; empty at later ones. */
    String secretariatLink() {
        return link;
    }

    /** Its secret. */
    String secretariatSecret() {
        return link.substring(link.indexOf('#') + 1);
    }

    /** Somebody's browser. */
    Browser browser() {
        return new Browser(url());
    }

    /** The browser of the secretariat, which has used its link. */
    Browser secretariat() throws Exception {
        Browser browser = browser();
        browser.post("/api/secretariat/session", Map.of("secret", secretariatSecret()))
                .is(204);
        return browser;
    }

    /** Ends it in an orderly way. */
    void stop() {
        if (!closed) {
            closed = true;
            node.close();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
