package hiwar.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes written as hexadecimal digits, inside a larger buffer, so that a view that looks around is caught. */
public record Bytes(ByteBuffer buffer, int offset, int lengthBytes) {
    private static final int AROUND = 5;

    /** The bytes with these digits; blanks are free. */
    public static Bytes hex(String digits) {
        return of(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    /** A copy of {@code bytes} with 0xFF on both sides. */
    public static Bytes of(byte[] bytes) {
        byte[] all = new byte[bytes.length + 2 * AROUND];
        Arrays.fill(all, (byte) 0xFF);
        System.arraycopy(bytes, 0, all, AROUND, bytes.length);
        return new Bytes(ByteBuffer.wrap(all), AROUND, bytes.length);
    }

    /** The digits of a part of a buffer. */
    public static String hex(ByteBuffer buffer, int offset, int lengthBytes) {
        byte[] part = new byte[lengthBytes];
        buffer.get(offset, part);
        return HexFormat.of().formatHex(part);
    }

    /** The same bytes cut off behind the first {@code lengthBytes}. */
    public Bytes first(int lengthBytes) {
        return new Bytes(buffer, offset, lengthBytes);
    }
}
