package hiwar.node.node;

import hiwar.node.api.SecretariatLink;
import hiwar.node.store.Store;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code hiwar secretariat}: a new link for whoever prepares talks. */
@Command(
        name = "secretariat",
        description = {
            "Prints a link that makes the browser it is opened in the secretariat's. It works once, for a day; the link"
                    + " before it works no more. The server may run meanwhile.",
            ""
        })
final class SecretariatCommand extends StoreCommand {
    /** Where the database is, and how the server is reached. */
    static final Set<Setting> SETTINGS = EnumSet.of(
            Setting.DATA,
            Setting.DATABASE,
            Setting.PUBLIC_URL,
            Setting.BIND,
            Setting.PORT,
            Setting.TLS_CERTIFICATE,
            Setting.TLS_KEY);

    @Override
    public Integer call() throws InvalidConfig, StartFailure {
        Config config = config();
        URI address = config.publicUrl() == null ? Node.address(config, config.port()) : config.publicUrl();
        String text = address.toString();
        String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try (Store store = StoreOpener.visit(config)) {
            out().println(SecretariatLink.offer(store.secrets(), base, System.currentTimeMillis()));
            return 0;
        }
    }
}
