package hiwar.bench.demo;

import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkRequest;
import hiwar.sim.talk.Frames;
import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import hiwar.talks.view.Proceedings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one seat to its talk, over a real WebSocket: folds what it is told of the table. What it shows is
 * immutable and may be read by any thread.
 */
final class SeatLine implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PING_EVERY = 40;

    private final TalkId talk;
    private final SeatId seat;
    private final Requests requests;
    private final WebSocket socket;
    private volatile Proceedings proceedings;
    private volatile TalkFrame.@Nullable You you;
    private volatile boolean caughtUp;
    private volatile boolean open = true;
    private Chain chain;
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
    private long looks;

    private SeatLine(HttpClient http, URI server, TalkId talk, SeatId seat, Requests requests) {
        this.talk = talk;
        this.seat = seat;
        this.requests = requests;
        this.proceedings = Proceedings.empty(talk);
        this.chain = Chain.empty(LogId.table(talk));
        URI uri = URI.create(server.toString().replaceFirst("^http", "ws")).resolve(path() + "/socket");
        this.socket = http.newWebSocketBuilder()
                .connectTimeout(TIMEOUT)
                .header("Cookie", requests.cookie())
                .buildAsync(uri, new Texts())
                .join();
        send(new TalkRequest.Follow(new TreeMap<>()));
    }

    /**
     * Takes a seat by its link and connects.
     *
     * @throws IOException when the server refuses
     */
    static SeatLine open(HttpClient http, TalkId talk, SeatId seat, String link)
            throws IOException, InterruptedException {
        URI server = URI.create(link);
        Requests requests = new Requests(http, server);
        requests.post("/api/talks/" + talk + "/seats/" + seat + "/session", Preparation.secret(link));
        try {
            return new SeatLine(http, server.resolve("/"), talk, seat, requests);
        } catch (CompletionException e) {
            throw new IOException("no connection to the talk: " + e.getCause(), e);
        }
    }

    private String path() {
        return "/api/talks/" + talk + "/seats/" + seat;
    }

    /** The table of the talk as this seat knows it. */
    Proceedings proceedings() {
        return proceedings;
    }

    /** The LiveKit room that the seat belongs into now; null for none. */
    @Nullable
    String room() {
        TalkFrame.You now = you;
        return now == null ? null : now.room();
    }

    /** True when it is connected and has heard all that was. */
    boolean follows() {
        return open && caughtUp;
    }

    /** True until the connection is lost. */
    boolean isOpen() {
        return open;
    }

    /** Keeps the connection alive; to be called several times a second. */
    void look() {
        looks++;
        if (looks % PING_EVERY == 0) {
            send(new TalkRequest.Ping(looks));
        }
    }

    /** Gives a command; what it leads to is seen in the proceedings, and a refusal leads to nothing. */
    void give(Command command) {
        send(new TalkRequest.Give(new CommandId(UUID.randomUUID().toString()), command));
    }

    /**
     * A LiveKit token for the room that the seat belongs into.
     *
     * @throws IOException when it belongs into none
     */
    String mediaToken() throws IOException, InterruptedException {
        return requests.post(path() + "/media", "{}").get("token").asString();
    }

    /** The HTTP client takes one send at a time. */
    private synchronized void send(TalkRequest request) {
        String frame = Frames.write(request);
        lastSend = lastSend.exceptionally(failed -> null).thenCompose(done -> socket.sendText(frame, true));
    }

    private void take(String frame) {
        String line = Frames.line(frame);
        if (line == null) {
            switch (Frames.read(frame)) {
                case TalkFrame.You now -> you = now;
                case TalkFrame.CaughtUp ignored -> caughtUp = true;
                case TalkFrame.Welcome ignored -> {}
                case TalkFrame.Board ignored -> {}
                case TalkFrame.Accepted ignored -> {}
                case TalkFrame.Refused ignored -> {}
                case TalkFrame.Misread ignored -> {}
                case TalkFrame.Pong ignored -> {}
            }
        } else if (line.contains("\"log\":\"" + LogId.table(talk) + "\"")) {
            Recorded recorded = chain.read(line).orThrow();
            chain = chain.after(recorded);
            proceedings = proceedings.apply(recorded.entry());
        }
    }

    @Override
    public void close() {
        open = false;
        socket.abort();
    }

    /** Joins the fragments of text messages. */
    private final class Texts implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                String frame = message.toString();
                message.setLength(0);
                take(frame);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            open = false;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            open = false;
        }
    }
}
