package hiwar.node.node;

import hiwar.node.dtls.DtlsWarmUp;
import hiwar.node.http.AccessTokens;
import hiwar.node.http.HttpParts;
import hiwar.node.http.HttpServer;
import hiwar.node.http.HttpSettings;
import hiwar.node.http.TlsFiles;
import hiwar.node.loop.Sessions;
import hiwar.node.loop.ShardMetrics;
import hiwar.node.loop.Shards;
import hiwar.node.metrics.Metrics;
import hiwar.wire.TransportAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server process: shards with their UDP ports, and HTTP before them. */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    /** For the last frames to leave after everybody was told to go. */
    private static final long FAREWELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int FAREWELL_STEP_MILLIS = 10;

    private final Config config;
    private final Sessions sessions;
    private final Shards shards;
    private final TalkParts talks;
    private final HttpServer http;

    private Node(Config config, Sessions sessions, Shards shards, TalkParts talks, HttpServer http) {
        this.config = config;
        this.sessions = sessions;
        this.shards = shards;
        this.talks = talks;
        this.http = http;
    }

    /**
     * Starts a node; when this returns it is ready. Without keys nobody could join: {@link #withKeys} makes them.
     *
     * @throws StartFailure with one line that says why not, and what to do
     */
    public static Node start(Config config) throws StartFailure {
        long startNanos = System.nanoTime();
        CompletableFuture<Void> warm = CompletableFuture.runAsync(DtlsWarmUp::run);
        Shards shards = new Shards();
        TalkParts talks = TalkParts.open(config, shards);
        try {
            Sessions sessions = new Sessions();
            new ShardOpener(config, talks.desk()).open(shards, sessions);
            HttpServer http = http(config, sessions, shards, talks);
            shards.start();
            talks.desk().start();
            warm.join();
            listen(http, config);
            Node node = new Node(config, sessions, shards, talks, http);
            node.announce(startNanos);
            return node;
        } catch (CompletionException e) {
            close(shards, talks);
            throw new StartFailure("DTLS does not work on this machine: " + StartFailure.reason(e), e);
        } catch (StartFailure | RuntimeException e) {
            close(shards, talks);
            throw e;
        }
    }

    private static void close(Shards shards, TalkParts talks) {
        shards.close();
        talks.close();
    }

    /**
     * The configuration with keys: those it has, or those of the data folder, which are made when there are none.
     *
     * @throws StartFailure when the data folder cannot be read or written
     */
    public static Config withKeys(Config config) throws StartFailure {
        if (!config.keys().isEmpty()) {
            return config;
        }
        KeyFile file = new KeyFile(config.data());
        return config.withKeys(file.exists() ? file.read() : file.create());
    }

    private static HttpServer http(Config config, Sessions sessions, Shards shards, TalkParts talks)
            throws StartFailure {
        Metrics metrics = new Metrics();
        new ShardMetrics(metrics, shards, sessions).register();
        talks.desk().register(metrics);
        AccessTokens tokens = new AccessTokens(config.keys(), InstantSource.system());
        HttpParts parts = new HttpParts(
                shards,
                sessions,
                tokens,
                metrics,
                config.autoCreate(),
                talks.desk()::current,
                talks.endpoints(config, tokens, web(config)));
        String bind = config.bind().getHostAddress();
        return new HttpServer(new HttpSettings(bind, config.port(), tls(config), web(config)), parts);
    }

    private static void listen(HttpServer http, Config config) throws StartFailure {
        try {
            http.start();
        } catch (IOException e) {
            http.close();
            throw new StartFailure(
                    "HTTP cannot listen on port %d of %s: %s; choose another with --port or --bind"
                            .formatted(config.port(), config.bind().getHostAddress(), StartFailure.reason(e)),
                    e);
        }
    }

    private static @Nullable TlsFiles tls(Config config) throws StartFailure {
        Path certificate = config.tlsCertificate();
        Path key = config.tlsKey();
        if (certificate == null || key == null) {
            return null;
        }
        try {
            return new TlsFiles(certificate, key);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("TLS: " + e.getMessage(), e);
        }
    }

    /** The launcher says by a system property where it has built the client; a setting says so for good. */
    private static @Nullable Path web(Config config) {
        String built = System.getProperty("hiwar.web", "");
        return config.web() != null || built.isEmpty() ? config.web() : Path.of(built);
    }

    private void announce(long startNanos) {
        List<TransportAddress> media = shards.addresses();
        LOG.info(
                "media on {} (UDP)",
                String.join(", ", media.stream().map(TransportAddress::toString).toList()));
        LOG.info("HTTP on {}{}", url(), http.servesClient() ? "" : " (without the browser client)");
        if (!config.encrypted() && !config.bind().isLoopbackAddress()) {
            LOG.warn("HTTP is not encrypted: browsers give camera and microphone to https:// pages only, and everybody"
                    + " on the way can read tokens. Set --tls-certificate and --tls-key, or bind to 127.0.0.1 behind a"
                    + " proxy that speaks TLS.");
        }
        LOG.info("ready after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }

    /**
     * A link by which the secretariat gets in, once; null unless this start has made the database, because later there
     * is somebody already.
     */
    public @Nullable String firstLink() {
        return talks.firstLink(publicUrl());
    }

    /** A new link by which the secretariat gets in, once. */
    public String secretariatLink() {
        return talks.link(publicUrl());
    }

    /** Where people reach the node, as configured; else where it can be reached from this machine. */
    public URI publicUrl() {
        return config.publicUrl() == null ? url() : config.publicUrl();
    }

    /** Where the node can be reached from this machine. */
    public URI url() {
        return address(config, http.port());
    }

    /** Where a node of this configuration can be reached from this machine when HTTP is on {@code port}. */
    static URI address(Config config, int port) {
        InetAddress bind = config.bind();
        String host = bind.isAnyLocalAddress() ? "127.0.0.1" : bind.getHostAddress();
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return URI.create((config.encrypted() ? "https://" : "http://") + literal + ":" + port);
    }

    /** Tells everybody that the server stops, then stops; takes two seconds at most. */
    @Override
    public void close() {
        shards.close();
        long untilNanos = System.nanoTime() + FAREWELL_NANOS;
        try {
            while (sessions.size() + talks.desk().connections() > 0 && System.nanoTime() < untilNanos) {
                Thread.sleep(FAREWELL_STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
        talks.close();
        LOG.info("stopped");
    }
}
