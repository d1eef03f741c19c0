package hiwar.node.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the HTTP server listens and what it serves.
 *
 * @param port 0 lets the system choose one
 * @param tls null for plain HTTP
 * @param web the folder of the built browser client; null for the one inside the program
 */
public record HttpSettings(
        String bind,
        int port,
        @Nullable TlsFiles tls,
        @Nullable Path web) {}
