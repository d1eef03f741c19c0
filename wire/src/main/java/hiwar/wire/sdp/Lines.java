package hiwar.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attribute values that WebRTC reads, one record each, with a {@code parse} that answers null for a malformed value
 * so that a reader can pass over it.
 */
public final class Lines {
    private Lines() {}

    /** {@code a=rtpmap} (RFC 8866 section 6.6); {@code channels} is 1 when the line names none. */
    public record RtpMap(int payloadType, String encodingName, int clockRateHz, int channels) {
        static @Nullable RtpMap parse(String value) {
            int space = value.indexOf(' ');
            if (space < 0) {
                return null;
            }
            int payloadType = number(value.substring(0, space), 127);
            String[] parts = value.substring(space + 1).strip().split("/", -1);
            if (payloadType < 0 || parts.length < 2 || parts.length > 3 || parts[0].isEmpty()) {
                return null;
            }
            int clockRateHz = number(parts[1], Integer.MAX_VALUE);
            int channels = parts.length == 3 ? number(parts[2], 255) : 1;
            return clockRateHz < 1 || channels < 1 ? null : new RtpMap(payloadType, parts[0], clockRateHz, channels);
        }
    }

    /** {@code a=fmtp} (RFC 8866 section 6.15). */
    public record Fmtp(int payloadType, String parameters) {
        static @Nullable Fmtp parse(String value) {
            int space = value.indexOf(' ');
            int payloadType = space < 0 ? -1 : number(value.substring(0, space), 127);
            return payloadType < 0
                    ? null
                    : new Fmtp(payloadType, value.substring(space + 1).strip());
        }

        /** The value of {@code name} among the parameters, in any case of its letters; null when it is not there. */
        public @Nullable String parameter(String name) {
            for (String parameter : parameters.split(";", -1)) {
                int equals = parameter.indexOf('=');
                if (equals >= 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
                    return parameter.substring(equals + 1).strip();
                }
            }
            return null;
        }
    }

    /** {@code a=rtcp-fb} (RFC 4585 section 4.2); payload type −1 stands for all ({@code *}). */
    public record Feedback(int payloadType, String value) {
        static @Nullable Feedback parse(String value) {
            int space = value.indexOf(' ');
            if (space < 0) {
                return null;
            }
            String target = value.substring(0, space);
            int payloadType = number(target, 127);
            if (payloadType < 0 && !target.equals("*")) {
                return null;
            }
            return new Feedback(payloadType, value.substring(space + 1).strip());
        }
    }

    /** {@code a=extmap} (RFC 8285 section 8); {@code direction} is that of the line, null without one. */
    public record ExtMap(int id, @Nullable Direction direction, String uri) {
        static @Nullable ExtMap parse(String value) {
            String[] words = value.split(" ", 3);
            if (words.length < 2 || words[1].isEmpty()) {
                return null;
            }
            int slash = words[0].indexOf('/');
            int id = number(slash < 0 ? words[0] : words[0].substring(0, slash), 255);
            Direction direction = slash < 0 ? null : Direction.of(words[0].substring(slash + 1));
            boolean valid = id >= 1 && (slash < 0 || direction != null);
            return valid ? new ExtMap(id, direction, words[1]) : null;
        }
    }

    /** {@code a=msid} (RFC 8830 section 2); {@code track} is empty when the line names none. */
    public record Msid(String stream, String track) {
        static @Nullable Msid parse(String value) {
            String[] words = value.strip().split(" ", 3);
            return words[0].isEmpty() ? null : new Msid(words[0], words.length > 1 ? words[1] : "");
        }
    }

    /** {@code a=rid} (RFC 8851 section 4). */
    public record RidLine(String id, boolean send) {
        static @Nullable RidLine parse(String value) {
            String[] words = value.split(" ", 3);
            boolean valid =
                    words.length >= 2 && token(words[0]) && (words[1].equals("send") || words[1].equals("recv"));
            return valid ? new RidLine(words[0], words[1].equals("send")) : null;
        }
    }

    /** {@code a=ssrc} (RFC 5576 section 4.1). */
    public record SsrcLine(int ssrc, String attribute, String value) {
        static @Nullable SsrcLine parse(String value) {
            int space = value.indexOf(' ');
            long ssrc = space < 0 ? -1 : unsigned(value.substring(0, space));
            if (ssrc < 0) {
                return null;
            }
            String rest = value.substring(space + 1);
            int colon = rest.indexOf(':');
            return colon < 0
                    ? new SsrcLine((int) ssrc, rest, "")
                    : new SsrcLine((int) ssrc, rest.substring(0, colon), rest.substring(colon + 1));
        }
    }

    /** {@code a=ssrc-group} (RFC 5576 section 4.2). */
    public record SsrcGroup(String semantics, List<Integer> ssrcs) {
        /** Copies the list. */
        public SsrcGroup {
            ssrcs = List.copyOf(ssrcs);
        }

        static @Nullable SsrcGroup parse(String value) {
            String[] words = value.strip().split(" +", -1);
            List<Integer> ssrcs = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                long ssrc = unsigned(words[i]);
                if (ssrc < 0) {
                    return null;
                }
                ssrcs.add((int) ssrc);
            }
            return ssrcs.isEmpty() ? null : new SsrcGroup(words[0], ssrcs);
        }
    }

    /** {@code a=fingerprint} (RFC 8122 section 5): lower-case algorithm, upper-case hexadecimal bytes with colons. */
    public record HashLine(String algorithm, String value) {
        private static final Pattern BYTES = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){15,63}");

        static @Nullable HashLine parse(String value) {
            int space = value.indexOf(' ');
            if (space < 1) {
                return null;
            }
            String bytes = value.substring(space + 1).strip().toUpperCase(Locale.ROOT);
            return BYTES.matcher(bytes).matches()
                    ? new HashLine(value.substring(0, space).toLowerCase(Locale.ROOT), bytes)
                    : null;
        }
    }

    /** {@code a=candidate} (RFC 8839 section 5.1) without its extensions. */
    public record Candidate(
            String foundation, int component, String transport, long priority, String address, int port, String type) {
        /** Reads the value of the attribute, as trickled candidates carry it too; null when it is malformed. */
        public static @Nullable Candidate parse(String value) {
            String[] words = value.strip().split(" +", -1);
            if (words.length < 8 || !words[6].equals("typ")) {
                return null;
            }
            int component = number(words[1], 256);
            long priority = unsigned(words[3]);
            int port = number(words[5], 65_535);
            boolean valid = component >= 1 && priority >= 0 && port >= 0;
            return valid ? new Candidate(words[0], component, words[2], priority, words[4], port, words[7]) : null;
        }

        /** The value of the attribute. */
        public String value() {
            return foundation + " " + component + " " + transport + " " + Long.toString(priority) + " " + address + " "
                    + port + " typ " + type;
        }
    }

    /** A decimal number in 0..{@code max}; −1 for anything else. */
    static int number(String digits, int max) {
        if (digits.isEmpty() || digits.length() > 10) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value <= max ? (int) value : -1;
    }

    /** A decimal number of 32 bits without sign; −1 for anything else. */
    static long unsigned(String digits) {
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long value = Long.parseLong(digits);
        return value <= 0xFFFF_FFFFL ? value : -1;
    }

    /** A token of RFC 8866 section 9 that is short enough for an identifier in a header extension. */
    static boolean token(String text) {
        if (text.isEmpty() || text.length() > 16) {
            return false;
        }
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"(),/:;<=>?@[\\]".indexOf(c) < 0);
    }
}
