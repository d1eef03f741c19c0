package hiwar.bench.demo;

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

/** {@code hiwar demo}: a node with the reference talk, which two synthetic heads of delegation hold. */
@Command(
        name = "hiwar demo",
        description = {
            "Starts the server with the reference talk between two synthetic delegations,",
            "and prints a link to every seat.",
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
        Demo demo = Demo.start(SettingOptions.read(spec, System.getenv()), HeadScript.Tempo.USUAL);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo), "stop"));
        print(demo, spec.commandLine().getOut());
        new CountDownLatch(1).await(); // the hook ends the process
        return 0;
    }

    /** SIGINT and SIGTERM come here; ending this way is no failure, which the JVM would make of it. */
    private static void stop(Demo demo) {
        demo.close();
        Runtime.getRuntime().halt(0);
    }

    private static void print(Demo demo, PrintWriter out) {
        out.println();
        out.println(
                "The reference talk is under way between two synthetic heads of delegation: they follow the agenda,");
        out.println("ask for the floor, object, rest, and begin anew. Open a link in a browser to take a seat:");
        for (DemoTalk.Link link : demo.talk().links()) {
            out.println();
            out.println("  " + link.as());
            out.println("  " + link.url());
        }
        out.println();
        out.println("  What the public sees of it");
        out.println("  " + demo.node().publicUrl() + "/talks/" + demo.talk().talk());
        out.println();
        out.println("  The secretariat: all talks, and the preparation of new ones (this link works once)");
        out.println("  " + demo.node().secretariatLink());
        out.println();
        out.println("Each link is for one person. In the seat of a head you take the place of the synthetic one, who");
        out.println("comes back when you have left. Press Ctrl-C to end the demo.");
        out.flush();
    }

    /** A node in this process and the talk on it. */
    record Demo(Node node, DemoTalk talk) implements AutoCloseable {
        static Demo start(Config settings, HeadScript.Tempo tempo)
                throws StartFailure, IOException, InterruptedException {
            Node node = Node.start(Node.withKeys(settings));
            try {
                return new Demo(node, DemoTalk.start(node.secretariatLink(), tempo));
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
