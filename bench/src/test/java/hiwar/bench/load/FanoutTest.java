package hiwar.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.bench.peer.Server;
import hiwar.node.node.Config;
import hiwar.node.node.Node;
import hiwar.node.node.SettingOptions;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The load on a real node in this process. Figures of time are not looked at: other programs run here too. */
class FanoutTest {
    @Command(name = "settings")
    private static final class Settings {}

    @Test
    void everyPacketReachesEverySubscriber(@TempDir Path data) throws Exception {
        CommandLine line = SettingOptions.of(new Settings());
        line.parseArgs("--port", "0", "--media-port", "0", "--keys", "key: secret", "--data", data.toString());
        Config config = SettingOptions.read(line.getCommandSpec(), Map.of());
        try (Node node = Node.start(config);
                HttpClient http = HttpClient.newHttpClient()) {
            Server server = new Server(node.url().toString().replaceFirst("^http", "ws"), "key", "secret");
            Target target = new Target("ours", server, ProcessHandle.current().pid());
            try (Fanout fanout = Fanout.open(target, http, "load", 3)) {
                Measurement measured = fanout.measure(1, 2);
                assertThat(measured.subscribers()).isEqualTo(3);
                assertThat(measured.published()).isBetween(500L, 2000L);
                // A frame may be on its way at either end of the measurement.
                long inFlight = 3 * 2L * FrameSource.PACKETS_PER_FRAME;
                assertThat(measured.received())
                        .isBetween(3 * measured.published() - inFlight, 3 * measured.published() + inFlight);
                assertThat(measured.lost()).isZero();
                assertThat(measured.medianDelayNanos()).isPositive();
                assertThat(measured.tailDelayNanos()).isGreaterThanOrEqualTo(measured.medianDelayNanos());
                assertThat(measured.cpuNanos()).isPositive();
                assertThat(measured.allocatedBytes()).isGreaterThanOrEqualTo(0);
            }
        }
    }
}
