package hiwar.bench.peer;

import hiwar.media.io.Entropy;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.Fingerprint;
import hiwar.node.dtls.DtlsCertificate;
import hiwar.room.room.WallClock;
import hiwar.sim.peer.ClientPeer;
import hiwar.sim.peer.PeerEvents;
import hiwar.sim.peer.PeerOptions;
import hiwar.sim.peer.PeerSink;
import hiwar.wire.TransportAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import livekit.LivekitRtc.SignalRequest;
import livekit.LivekitRtc.SignalResponse;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ClientPeer} on real sockets: a UDP socket, a signalling WebSocket and a DTLS association. Its {@link
 * PeerLoop} runs it; {@link #run}, {@link #call} and {@link #await} are for other threads.
 */
public final class LivePeer implements AutoCloseable {
    /** Bursts of a keyframe to many peers must fit while the loop is elsewhere. */
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;
    /** After this many datagrams the other peers of the loop have their turn. */
    private static final int MAX_READ_IN_A_ROW = 256;

    private static final long GOODBYE_MILLIS = 1_000;
    private static final long ANSWER_MILLIS = 30_000;
    private static final BcTlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());
    private static final DtlsCertificate CERTIFICATE = DtlsCertificate.generate();

    private record Waiting(Predicate<ClientPeer> condition, CompletableFuture<Void> done) {}

    private final PeerLoop loop;
    private final DatagramChannel channel;
    private final ClientPeer client;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<SignalResponse> early = new ArrayList<>();
    private @Nullable SignalSocket socket;
    private @Nullable DtlsClient dtls;
    private @Nullable String signalEnd;
    private @Nullable InetSocketAddress lastSource;
    private @Nullable TransportAddress lastFrom;
    private @Nullable TransportAddress lastTo;
    private @Nullable InetSocketAddress lastTarget;
    private CompletableFuture<?> goodbye = CompletableFuture.completedFuture(null);
    private boolean closed;

    private LivePeer(PeerLoop loop, UnaryOperator<PeerOptions> change, PeerEvents events) {
        this.loop = loop;
        try {
            channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.bind(null).configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException("no UDP socket for a peer", e);
        }
        WallClock clock = new WallClock(System.nanoTime(), System.currentTimeMillis());
        PeerOptions options = change.apply(PeerOptions.usual(CERTIFICATE.fingerprint(), clock));
        SecureRandom random = new SecureRandom();
        Entropy entropy = random::nextLong;
        client = new ClientPeer(options, new Output(), events, entropy, loop.ciphers());
    }

    /**
     * Joins a room and comes back when the server has accepted; ICE and DTLS follow on the loop.
     *
     * @param change of the usual options
     * @param events called on the loop
     * @throws java.util.concurrent.CompletionException when the server refuses or cannot be reached
     */
    public static LivePeer join(
            PeerLoop loop,
            Server server,
            Server.Visitor visitor,
            UnaryOperator<PeerOptions> change,
            PeerEvents events) {
        return join(loop, server.url(), server.token(visitor), change, events);
    }

    /** The same with a token that the server has made: {@code url} is {@code ws://host:port} or {@code wss://…}. */
    public static LivePeer join(
            PeerLoop loop, String url, String token, UnaryOperator<PeerOptions> change, PeerEvents events) {
        LivePeer peer = new LivePeer(loop, change, events);
        SignalSocket.Listener listener = new SignalSocket.Listener() {
            @Override
            public void frame(SignalResponse response) {
                loop.post(() -> peer.frame(response));
            }

            @Override
            public void closed(String reason) {
                loop.post(() -> peer.signalEnded(reason));
            }
        };
        SignalSocket socket = SignalSocket.open(loop.http(), Server.joinUri(url, token, peer.client.join()), listener);
        loop.post(() -> peer.start(socket));
        return peer;
    }

    // On the loop

    private void start(SignalSocket opened) {
        socket = opened;
        loop.add(this, channel);
        early.forEach(this::frame);
        early.clear();
    }

    private void frame(SignalResponse response) {
        if (socket == null) {
            early.add(response);
        } else if (!closed) {
            client.handle(response, System.nanoTime());
            check();
        }
    }

    private void signalEnded(String reason) {
        signalEnd = reason;
        check();
    }

    void read(ByteBuffer incoming) {
        try {
            for (int i = 0; i < MAX_READ_IN_A_ROW && !closed; i++) {
                incoming.clear();
                InetSocketAddress source = (InetSocketAddress) channel.receive(incoming);
                if (source == null) {
                    return;
                }
                client.receive(from(source), incoming, 0, incoming.position(), System.nanoTime());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("receiving failed", e);
        }
    }

    private TransportAddress from(InetSocketAddress source) {
        TransportAddress known = lastFrom;
        if (known == null || !source.equals(lastSource)) {
            known = TransportAddress.of(source.getAddress().getAddress(), source.getPort());
            lastSource = source;
            lastFrom = known;
        }
        return known;
    }

    void tick(long nowNanos) {
        if (nowNanos >= client.deadlineNanos()) {
            client.tick(nowNanos);
        }
        check();
    }

    long deadlineNanos() {
        return client.deadlineNanos();
    }

    private void check() {
        if (!waiting.isEmpty()) {
            waiting.removeIf(one -> one.condition.test(client) && one.done.complete(null));
        }
    }

    /** Goes without a word. */
    void drop() {
        if (closed) {
            return;
        }
        closed = true;
        loop.remove(this);
        if (dtls != null) {
            dtls.close();
        }
        if (socket != null) {
            goodbye = socket.close();
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a socket failed", e);
        }
    }

    // From other threads

    /** Runs {@code action} on the loop. */
    public void run(Consumer<ClientPeer> action) {
        loop.post(() -> action.accept(client));
    }

    /**
     * Runs {@code question} on the loop and waits for its answer.
     *
     * @throws IllegalStateException when the loop has ended, or is stuck
     */
    public <T> T call(Function<ClientPeer, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.post(() -> {
            try {
                answer.complete(question.apply(client));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the peers' loop has no answer", e.getCause());
        }
    }

    /**
     * Waits until {@code condition} holds; it is asked on the loop whenever something has happened.
     *
     * @throws IllegalStateException when it does not hold in time; says what state the peer is in
     */
    public void await(String what, long timeoutMillis, Predicate<ClientPeer> condition) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.post(() -> {
            waiting.add(new Waiting(condition, done));
            check();
        });
        try {
            done.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String state = call(peer -> "joined " + peer.isJoined() + ", connected " + peer.isConnected() + ", failure "
                    + peer.failure() + ", signalling " + signalEnd + ", " + peer.snapshot());
            throw new IllegalStateException("not after " + timeoutMillis + " ms: " + what + "; " + state, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting: " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking failed: " + what, e);
        }
    }

    /** Says goodbye and goes; comes back when the goodbye has left, or when that takes too long. */
    @Override
    public void close() {
        CompletableFuture<CompletableFuture<?>> gone = new CompletableFuture<>();
        loop.post(() -> {
            if (!closed && signalEnd == null) {
                client.leave();
            }
            drop();
            gone.complete(goodbye);
        });
        gone.thenCompose(last -> last)
                .handle((left, failure) -> left)
                .completeOnTimeout(null, GOODBYE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /** Carries out what the client leaves. */
    private final class Output implements PeerSink, DtlsClient.Listener {
        private @Nullable TransportAddress claimed;

        @Override
        public ByteBuffer buffer() {
            return loop.outgoing();
        }

        @Override
        public int claim(TransportAddress to, int maxBytes) {
            claimed = to;
            return closed || maxBytes > PeerLoop.DATAGRAM_BYTES ? -1 : 0;
        }

        @Override
        public void commit(int lengthBytes) {
            TransportAddress to = claimed;
            if (to == null) {
                throw new IllegalStateException("nothing is claimed");
            }
            try {
                // A full send buffer loses the datagram, as a network may.
                channel.send(loop.outgoing().limit(lengthBytes).position(0), target(to));
            } catch (IOException e) {
                throw new UncheckedIOException("sending to " + to + " failed", e);
            } finally {
                loop.outgoing().clear();
            }
        }

        private InetSocketAddress target(TransportAddress to) throws IOException {
            InetSocketAddress known = lastTarget;
            if (known == null || !to.equals(lastTo)) {
                byte[] address = ByteBuffer.allocate(4).putInt((int) to.low()).array();
                known = new InetSocketAddress(InetAddress.getByAddress(address), to.port());
                lastTo = to;
                lastTarget = known;
            }
            return known;
        }

        @Override
        public void signal(SignalRequest request) {
            if (socket != null && signalEnd == null) {
                socket.send(request);
            }
        }

        @Override
        public void dtlsOpen(Fingerprint expected) {
            dtls = DtlsClient.start(CRYPTO, CERTIFICATE, expected, this);
        }

        @Override
        public void dtlsReceived(byte[] datagram) {
            if (dtls != null) {
                dtls.received(datagram);
            }
        }

        @Override
        public void dtlsSend(byte[] applicationData) {
            if (dtls != null) {
                dtls.send(applicationData);
            }
        }

        @Override
        public void dtlsClose() {
            if (dtls != null) {
                dtls.close();
            }
        }

        @Override
        public void connected(SrtpKeys keys) {
            loop.post(() -> client.dtlsConnected(keys, System.nanoTime()));
        }

        @Override
        public void datagram(byte[] datagram) {
            loop.post(() -> client.dtlsDatagram(datagram));
        }

        @Override
        public void data(byte[] applicationData) {
            loop.post(() -> {
                client.dtlsData(applicationData, System.nanoTime());
                check();
            });
        }

        @Override
        public void down(String reason) {
            loop.post(() -> {
                if (!closed) {
                    client.dtlsDown(reason);
                    check();
                }
            });
        }
    }
}
