package hiwar.bench.demo;

import hiwar.bench.peer.Server;
import hiwar.node.node.Config;
import hiwar.node.node.InvalidConfig;
import hiwar.node.node.Node;
import hiwar.node.node.SettingOptions;
import hiwar.node.node.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hiwar demo}: a node with the reference talk, in which two synthetic delegations speak in turn. */
@Command(
        name = "hiwar demo",
        description = {
            "Starts the server with the reference talk and two synthetic delegations, and prints links to join it.",
            "All options are those of the server."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DemoMain implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    DemoMain() {}

    /** Runs the demo until the process is told to end. */
    public static void main(String[] arguments) {
        System.exit(SettingOptions.of(new DemoMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InvalidConfig, StartFailure, IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the fields first");
        }
        Demo demo = Demo.start(SettingOptions.read(spec, System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo), "stop"));
        print(demo.talk(), spec.commandLine().getOut());
        new CountDownLatch(1).await(); // the hook ends the process
        return 0;
    }

    /** SIGINT and SIGTERM come here; ending this way is no failure, which the JVM would make of it. */
    private static void stop(Demo demo) {
        demo.close();
        Runtime.getRuntime().halt(0);
    }

    private static void print(DemoTalk talk, PrintWriter out) {
        out.println();
        out.println("Two synthetic heads of delegation are talking. Open a link in a browser to join them:");
        for (DemoTalk.Link link : talk.links()) {
            out.println();
            out.println("  " + link.as());
            out.println("  " + link.url());
        }
        out.println();
        out.println("Each link is for one person. The seats of the heads are taken, so you join at their side;");
        out.println("under the link you may enter a name of your own. Press Ctrl-C to end the demo.");
        out.flush();
    }

    /** A node in this process and the talk on it. */
    record Demo(Node node, DemoTalk talk) implements AutoCloseable {
        static Demo start(Config settings) throws StartFailure, IOException, InterruptedException {
            Config config = Node.withKeys(settings);
            Node node = Node.start(config);
            String key = config.keys().keySet().stream().sorted().findFirst().orElseThrow();
            String secret = config.keys().getOrDefault(key, "");
            String url = node.url().toString().replaceFirst("^http", "ws");
            try {
                return new Demo(node, DemoTalk.start(new Server(url, key, secret)));
            } catch (IOException | InterruptedException e) {
                node.close();
                throw e;
            }
        }

        @Override
        public void close() {
            talk.close();
            node.close();
        }
    }
}
