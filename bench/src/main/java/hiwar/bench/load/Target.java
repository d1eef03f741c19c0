package hiwar.bench.load;

import hiwar.bench.peer.Server;
import java.util.List;

/**
 * One server to be measured.
 *
 * @param name as the tables call it
 * @param process its process id on this machine
 */
record Target(String name, Server server, long process) {
    private static final int PARTS = 4;

    /**
     * Reads {@code name=url,pid,key,secret}.
     *
     * @throws IllegalArgumentException in words that say what is wrong
     */
    static Target parse(String text) {
        int equals = text.indexOf('=');
        List<String> parts = List.of(text.substring(equals + 1).split(",", PARTS));
        if (equals < 1 || parts.size() < PARTS) {
            throw new IllegalArgumentException("a server is given as name=url,pid,key,secret, not as " + text);
        }
        String url = parts.get(0).replaceFirst("^http", "ws").replaceFirst("/$", "");
        if (!url.matches("wss?://.+")) {
            throw new IllegalArgumentException("the URL of a server begins with ws:// or http://, not as " + url);
        }
        if (!parts.get(1).matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException(parts.get(1) + " is no process id");
        }
        long process = Long.parseLong(parts.get(1));
        return new Target(text.substring(0, equals), new Server(url, parts.get(2), parts.get(3)), process);
    }
}
