package hiwar.bench.peer;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/**
 * The signalling WebSocket of one peer. Frames come on a thread of the HTTP client and are handed on at once; sending
 * is allowed from one thread.
 */
final class SignalSocket {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Where frames and the end of the socket go. */
    interface Listener {
        void frame(SignalResponse response);

        void closed(String reason);
    }

    private final WebSocket socket;
    private CompletableFuture<@Nullable WebSocket> lastSend = CompletableFuture.completedFuture(null);

    private SignalSocket(WebSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens the socket and waits until the server has accepted it.
     *
     * @throws java.util.concurrent.CompletionException when it refuses or cannot be reached
     */
    static SignalSocket open(HttpClient client, URI uri, Listener listener) {
        return new SignalSocket(client.newWebSocketBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .buildAsync(uri, new Frames(listener::frame, listener::closed))
                .join());
    }

    void send(SignalRequest request) {
        ByteBuffer frame = ByteBuffer.wrap(request.toByteArray());
        afterLast(() -> socket.sendBinary(frame, true));
    }

    /** Closes it after what was sent before; the answer completes when that has left. */
    CompletableFuture<@Nullable WebSocket> close() {
        afterLast(() -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        return lastSend;
    }

    /** The HTTP client takes one send at a time; what fails is told by the listener. */
    private void afterLast(Supplier<CompletableFuture<WebSocket>> next) {
        lastSend = lastSend.exceptionally(failed -> null).thenCompose(done -> next.get());
    }

    /** Joins the fragments of binary messages. */
    private static final class Frames implements WebSocket.Listener {
        private final Consumer<SignalResponse> frames;
        private final Consumer<String> end;
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();

        Frames(Consumer<SignalResponse> frames, Consumer<String> end) {
            this.frames = frames;
            this.end = end;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            message.writeBytes(part);
            if (last) {
                try {
                    frames.accept(SignalResponse.parseFrom(message.toByteArray()));
                } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                    end.accept("the server sent a frame that is no SignalResponse");
                }
                message.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end.accept("closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end.accept("failed: " + error);
        }
    }
}
