package hiwar.wire.sctp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Some bytes of an array that nobody changes any more; compared by content. */
public final class ByteSlice {
    /** No bytes at all. */
    public static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private ByteSlice(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** The whole of {@code array}, which must not change afterwards. */
    public static ByteSlice of(byte[] array) {
        return new ByteSlice(array, 0, array.length);
    }

    /** {@code length} bytes of {@code array} from {@code offset}, which must not change afterwards. */
    public static ByteSlice of(byte[] array, int offset, int length) {
        if (offset < 0 || length < 0 || offset > array.length - length) {
            throw new IndexOutOfBoundsException(offset + "+" + length + " of " + array.length);
        }
        return new ByteSlice(array, offset, length);
    }

    /** How many bytes. */
    public int length() {
        return length;
    }

    /** Part of this slice, over the same array. */
    public ByteSlice slice(int from, int count) {
        if (from < 0 || count < 0 || from > length - count) {
            throw new IndexOutOfBoundsException(from + "+" + count + " of " + length);
        }
        return new ByteSlice(array, offset + from, count);
    }

    /** Writes all bytes to {@code target} from {@code at}. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    /** A new array with these bytes. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The bytes as UTF-8 text; whatever is not UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** The unsigned byte at {@code at}. */
    public int u8(int at) {
        return array[offset + at] & 0xFF;
    }

    /** The unsigned 16 bits at {@code at}. */
    public int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** The 32 bits at {@code at}. */
    public int i32(int at) {
        return u16(at) << 16 | u16(at + 2);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteSlice that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[offset + i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
