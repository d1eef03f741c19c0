package hiwar.node.http;

import hiwar.node.socket.SocketWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/** The node's HTTP server: Jetty with a few platform threads for sockets and a virtual thread for each request. */
public final class HttpServer implements AutoCloseable {
    /** A v1 join carries an SDP offer in its request line: LiveKit's limit. */
    private static final int MAX_HEADER_BYTES = 1 << 20;
    /** LiveKit's limit, for one signal message. */
    private static final int MAX_MESSAGE_BYTES = 2 << 20;
    /** Each participant has one, and browsers a few more while they load the client. */
    private static final int MAX_CONNECTIONS = 20_000;
    /** Jetty's own work: one acceptor, two selectors and some to hand requests over. */
    private static final int PLATFORM_THREADS = 12;

    private static final int SELECTORS = 2;
    private static final Duration HTTP_IDLE = Duration.ofSeconds(30);
    /** Longer than the pings of a session, which notice by themselves when nobody is there. */
    private static final Duration WEBSOCKET_IDLE = Duration.ofSeconds(60);

    private static final Duration CERTIFICATE_CHECK = Duration.ofSeconds(10);

    private final Server server;
    private final ServerConnector connector;
    private final @Nullable TlsFiles tls;
    private final boolean servesClient;
    private @Nullable Thread certificateWatch;

    /** A server that is ready to {@link #start}. */
    public HttpServer(HttpSettings settings, HttpParts parts) {
        this(settings, parts, SocketWriter.Heartbeat.USUAL);
    }

    HttpServer(HttpSettings settings, HttpParts parts, SocketWriter.Heartbeat heartbeat) {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        server = new Server(threads);
        tls = settings.tls();
        connector = new ServerConnector(server, 1, SELECTORS, protocols(configuration(), tls));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(HTTP_IDLE.toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        server.setErrorHandler(new PlainErrors());
        WebFiles web = new WebFiles(settings.web());
        servesClient = web.present();
        server.setHandler(new FrontDoor(parts, new RtcEndpoint(parts, heartbeat), web, webSockets(server)));
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setUriCompliance(
                UriCompliance.DEFAULT.with("doubled slash", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        return http;
    }

    private static ConnectionFactory[] protocols(HttpConfiguration http, @Nullable TlsFiles tls) {
        if (tls == null) {
            return new ConnectionFactory[] {new HttpConnectionFactory(http)};
        }
        // Without a check of the host name against the certificate: browsers do that, and people use addresses.
        http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory inner = new HttpConnectionFactory(http);
        return new ConnectionFactory[] {new SslConnectionFactory(tls.factory(), inner.getProtocol()), inner};
    }

    private static ServerWebSocketContainer webSockets(Server server) {
        ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
        container.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
        container.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
        container.setMaxFrameSize(MAX_MESSAGE_BYTES);
        container.setIdleTimeout(WEBSOCKET_IDLE);
        return container;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException when the address cannot be bound
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not start", e);
        }
        if (tls != null) {
            certificateWatch = Thread.ofVirtual().name("certificate-watch").start(() -> watch(tls));
        }
    }

    private static void watch(TlsFiles tls) {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(CERTIFICATE_CHECK.toMillis());
                tls.reloadIfChanged();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** True when there is a browser client to be served. */
    public boolean servesClient() {
        return servesClient;
    }

    /** Closes all connections. */
    @Override
    public void close() {
        if (certificateWatch != null) {
            certificateWatch.interrupt();
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not stop", e);
        }
    }
}
