package hiwar.node.http;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/** The client's end of a signalling WebSocket. */
final class TestSocket implements WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 10;

    final BlockingQueue<SignalResponse> frames = new LinkedBlockingQueue<>();
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final AtomicInteger pings = new AtomicInteger();
    final WebSocket socket;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();

    TestSocket(RunningServer server, String path) {
        socket = server.client
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), this)
                .join();
    }

    SignalResponse frame() throws InterruptedException {
        SignalResponse next = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no frame within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    /** The next frame of this kind. */
    SignalResponse frame(SignalResponse.MessageCase kind) throws InterruptedException {
        SignalResponse next = frame();
        while (next.getMessageCase() != kind) {
            next = frame();
        }
        return next;
    }

    String text() throws InterruptedException {
        String next = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no text within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    void send(SignalRequest request) {
        socket.sendBinary(ByteBuffer.wrap(request.toByteArray()), true).join();
    }

    int closeCode() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        message.writeBytes(part);
        if (last) {
            try {
                frames.add(SignalResponse.parseFrom(message.toByteArray()));
            } catch (InvalidProtocolBufferException e) {
                closed.completeExceptionally(e);
            }
            message.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            texts.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    /** The library answers by itself. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        pings.incrementAndGet();
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
