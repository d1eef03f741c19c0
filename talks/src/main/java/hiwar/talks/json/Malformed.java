package hiwar.talks.json;

/** A text is not what it should be; never leaves this package. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String where, String what) {
        super(where.isEmpty() ? what : where + ": " + what, null, false, false);
    }

    String what() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
