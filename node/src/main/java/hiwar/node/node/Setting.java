package hiwar.node.node;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, under one name in the file, the environment and the command line. */
enum Setting {
    BIND("ADDRESS", "127.0.0.1", "address that HTTP listens on"),
    PORT("PORT", "7880", "port that HTTP listens on; 0 takes a free one"),
    MEDIA_BIND("ADDRESS", "", "address that media comes in on; the same as for HTTP when not set"),
    MEDIA_PORT("PORT", "7882", "UDP port of the first shard, the others follow it; 0 takes free ones"),
    SHARDS("NUMBER", "0", "how many shards share the work; 0 is one for each processor"),
    KEYS("KEY: SECRET", "", "API keys with their secrets, separated by commas; made at the first start when not set"),
    DATA("FOLDER", "data", "where the node keeps what must outlive it"),
    DATABASE("URL", "", "jdbc:postgresql://HOST/NAME?user=...&password=...; a file in the data folder when not set"),
    PUBLIC_URL("URL", "", "address of the server in links that it makes; what a request says of itself when not set"),
    ADVERTISE("ADDRESSES", "", "addresses that clients reach media at, separated by commas; found out when not set"),
    AUTO_CREATE("true|false", "true", "whether whoever joins a room that is not there makes it"),
    TLS_CERTIFICATE("FILE", "", "certificate chain in PEM; with it HTTP becomes HTTPS"),
    TLS_KEY("FILE", "", "private key in PEM that belongs to the certificate"),
    WEB("FOLDER", "", "the built browser client; the one inside the program when not set"),
    REGION("NAME", "", "what clients are told about where this server is"),
    MAX_PARTICIPANTS("NUMBER", "2000", "participants of one shard before newcomers are refused"),
    UDP("auto|native|channel", "auto", "how datagrams are received and sent"),
    CRYPTO("auto|openssl|jdk", "auto", "who encrypts media"),
    LOG_LEVEL("error|warn|info|debug", "info", "how much is written to the log");

    private final String label;
    private final String byDefault;
    private final String meaning;

    Setting(String label, String byDefault, String meaning) {
        this.label = label;
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    /** Its name in the configuration file, {@code media-port}. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name on the command line, {@code --media-port}. */
    String flag() {
        return "--" + fileName();
    }

    /** Its name in the environment, {@code HIWAR_MEDIA_PORT}. */
    String variable() {
        return "HIWAR_" + name();
    }

    /** What stands for its value in the help. */
    String label() {
        return label;
    }

    /** Its value when nobody sets it. */
    String byDefault() {
        return byDefault;
    }

    /** What it is for, with its other name and its default. */
    String help() {
        String value = byDefault.isEmpty() ? "" : "; default " + byDefault;
        return meaning + " (" + variable() + value + ")";
    }

    /** The setting with this name in the file, or null. */
    static @Nullable Setting named(String fileName) {
        for (Setting setting : values()) {
            if (setting.fileName().equals(fileName)) {
                return setting;
            }
        }
        return null;
    }
}
