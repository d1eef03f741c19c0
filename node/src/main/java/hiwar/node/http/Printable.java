package hiwar.node.http;

/** Text of clients made fit for a log: short, and on one line whatever it contains. Stateless. */
final class Printable {
    private static final int MAX_CHARS = 80;

    private Printable() {}

    static String plain(String text) {
        String shorter = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
        return shorter.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }

    static String quoted(String text) {
        return '"' + plain(text) + '"';
    }
}
