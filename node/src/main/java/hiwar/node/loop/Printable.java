package hiwar.node.loop;

/** Text of clients made fit for a log: short, and on one line whatever it contains. Stateless. */
public final class Printable {
    private static final int MAX_CHARS = 200;

    private Printable() {}

    /** The text, shortened, with a question mark for what would break or hide a line. */
    public static String plain(String text) {
        String shorter = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
        return shorter.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }

    /** The same in quotation marks. */
    public static String quoted(String text) {
        return '"' + plain(text) + '"';
    }
}
