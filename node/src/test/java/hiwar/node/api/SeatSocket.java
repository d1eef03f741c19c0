package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.command.Command;
import hiwar.talks.json.Codec;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The client's end of a seat's connection to its talk. */
final class SeatSocket implements WebSocket.Listener {
    private static final Codec<Command> COMMANDS = Codec.of(Command.class);
    private static final int PATIENCE_SECONDS = 15;
    /** What a connection has that ended without a close frame (RFC 6455). */
    private static final int BROKEN = 1006;

    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final WebSocket socket;
    private final Map<String, List<JsonNode>> lines = new LinkedHashMap<>();

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private int commands;

    private @Nullable JsonNode you;

    SeatSocket(Browser browser, String talk, String seat, String... headers) {
        socket = browser.socket("/api/talks/%s/seats/%s/socket".formatted(talk, seat), this, headers);
    }

    /** Connects and catches up from the beginning. */
    static SeatSocket follow(Browser browser, String talk, String seat) throws InterruptedException {
        SeatSocket socket = new SeatSocket(browser, talk, seat);
        socket.send("{\"type\":\"Follow\",\"after\":{}}");
        socket.until("CaughtUp");
        return socket;
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** The next frame; lines and positions are remembered. */
    JsonNode frame() throws InterruptedException {
        JsonNode next = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a frame within %d s", PATIENCE_SECONDS).isNotNull();
        String type = next.get("type").asString();
        if (type.equals("Line")) {
            JsonNode line = next.get("line");
            lines.computeIfAbsent(line.get("log").asString(), log -> new ArrayList<>())
                    .add(line);
        } else if (type.equals("You")) {
            you = next;
        }
        return next;
    }

    /** The next frame of this type. */
    JsonNode until(String type) throws InterruptedException {
        JsonNode next = frame();
        while (!next.get("type").asString().equals(type)) {
            next = frame();
        }
        return next;
    }

    /** The next line with an event of this type. */
    JsonNode event(String type) throws InterruptedException {
        JsonNode event = until("Line").get("line").get("event");
        while (!event.get("type").asString().equals(type)) {
            event = until("Line").get("line").get("event");
        }
        return event;
    }

    /** The last that it was told of its own position. */
    JsonNode you() {
        return Objects.requireNonNull(you);
    }

    /** The lines of a log so far. */
    List<JsonNode> lines(String log) {
        return lines.getOrDefault(log, List.of());
    }

    /** Gives a command and waits for its answer. */
    JsonNode give(Command command) throws InterruptedException {
        commands++;
        return give("c" + System.identityHashCode(this) + "-" + commands, command);
    }

    JsonNode give(String id, Command command) throws InterruptedException {
        gives(id, command);
        JsonNode next = frame();
        while (!next.has("id") || !next.get("id").asString().equals(id)) {
            next = frame();
        }
        return next;
    }

    /** Gives a command and does not wait. */
    void gives(String id, Command command) {
        send("{\"type\":\"Give\",\"id\":\"" + id + "\",\"command\":" + COMMANDS.write(command) + "}");
    }

    SeatSocket does(Command command) throws InterruptedException {
        JsonNode answer = give(command);
        assertThat(answer.get("type").asString()).as("%s: %s", command, answer).isEqualTo("Accepted");
        return this;
    }

    SeatSocket refuses(Command command, String reason) throws InterruptedException {
        JsonNode answer = give(command);
        assertThat(answer.get("type").asString()).as("%s: %s", command, answer).isEqualTo("Refused");
        assertThat(answer.get("reason").asString()).isEqualTo(reason);
        return this;
    }

    /** The frames that still came before the connection broke. */
    List<JsonNode> untilBroken() throws Exception {
        assertThat(closed.exceptionally(error -> BROKEN).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(BROKEN);
        List<JsonNode> rest = new ArrayList<>();
        while (!frames.isEmpty()) {
            rest.add(frame());
        }
        return rest;
    }

    int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(Browser.JSON.readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }
}
