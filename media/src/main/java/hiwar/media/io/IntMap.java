package hiwar.media.io;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small map from int (an SSRC) to a value, without boxing: open addressing with linear probing. Values are visited
 * in insertion order, so that a replay does the same.
 */
public final class IntMap<V> {
    private int[] keys = new int[16];
    private @Nullable Object[] values = new Object[16];
    private int[] order = new int[8];
    private int size;

    /** How many entries there are. */
    public int size() {
        return size;
    }

    /** The value of {@code key}, or null. */
    @SuppressWarnings("unchecked") // only put() writes values, and it takes a V
    public @Nullable V get(int key) {
        return (V) values[slot(key)];
    }

    /** Sets the value of {@code key}; answers the value before, or null. */
    @SuppressWarnings("unchecked") // as in get()
    public @Nullable V put(int key, V value) {
        int slot = slot(key);
        Object before = values[slot];
        values[slot] = value;
        if (before != null) {
            return (V) before;
        }
        keys[slot] = key;
        if (size == order.length) {
            order = Arrays.copyOf(order, size * 2);
        }
        order[size++] = key;
        if (size * 2 > keys.length) {
            rebuild(keys.length * 2);
        }
        return null;
    }

    /** Takes {@code key} out; answers its value, or null when it was not there. */
    public @Nullable V remove(int key) {
        V before = get(key);
        if (before == null) {
            return null;
        }
        int at = 0;
        while (order[at] != key) {
            at++;
        }
        System.arraycopy(order, at + 1, order, at, size - at - 1);
        values[slot(key)] = null;
        size--;
        rebuild(keys.length); // probing must not meet a hole inside a run; removal is rare
        return before;
    }

    /** Visits the values in the order in which their keys were first put. */
    public void forEach(Consumer<V> visitor) {
        for (int i = 0; i < size; i++) {
            V value = get(order[i]);
            if (value != null) {
                visitor.accept(value);
            }
        }
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = (key * 0x9E3779B9) >>> 7 & mask;
        while (values[slot] != null && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rebuild(int capacity) {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[capacity];
        values = new Object[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            Object value = oldValues[i];
            if (value != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = value;
            }
        }
    }
}
