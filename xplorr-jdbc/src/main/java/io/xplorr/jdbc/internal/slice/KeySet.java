package io.xplorr.jdbc.internal.slice;

import java.util.Arrays;

/**
 * The keys that were written, in 10 to 20 bytes each: the first 64 bits of a SHA-256, which two different keys of a million
 * have in common in one of forty million such sets. Not thread-safe.
 */
final class KeySet {
    private static final int DIGITS = 16; // of 4 bits
    private static final double MAX_LOAD = 0.8;

    private long[] slots = new long[1_024]; // a power of two; 0 is a free slot
    private int size;

    /** Adds a key of hexadecimal digits; returns whether it is new. If not, it may yet be another that looks the same. */
    boolean add(String key) {
        long bits = Long.parseUnsignedLong(key, 0, DIGITS, 16);
        long mark = bits == 0 ? 1 : bits;
        if (size >= slots.length * MAX_LOAD) {
            grow();
        }
        int slot = slot(mark);
        if (slots[slot] == mark) {
            return false;
        }
        slots[slot] = mark;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        Arrays.stream(old).filter(mark -> mark != 0).forEach(mark -> slots[slot(mark)] = mark);
    }

    /** Returns where a mark is, or the free slot where it belongs. */
    private int slot(long mark) {
        int slot = (int) mark & (slots.length - 1); // a hash already
        while (slots[slot] != 0 && slots[slot] != mark) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
