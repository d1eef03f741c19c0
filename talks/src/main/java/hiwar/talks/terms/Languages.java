package hiwar.talks.terms;

/** What passes for a language tag. */
public final class Languages {
    private static final int MAX_TAG_CHARS = 35; // RFC 5646, section 4.4.1

    private Languages() {}

    /** True for subtags of 1 to 8 ASCII letters or digits joined by hyphens, letters first (RFC 5646, section 2.1). */
    public static boolean wellFormed(String tag) {
        if (tag.isEmpty() || tag.length() > MAX_TAG_CHARS) {
            return false;
        }
        int subtagChars = 0;
        boolean first = true;
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == '-') {
                if (subtagChars == 0) {
                    return false;
                }
                subtagChars = 0;
                first = false;
            } else if (letter || (!first && c >= '0' && c <= '9')) {
                if (++subtagChars > 8) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return subtagChars > 0;
    }
}
