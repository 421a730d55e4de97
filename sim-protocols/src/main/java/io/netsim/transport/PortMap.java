package io.netsim.transport;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A map from ports to values, without boxes: open addressing with linear probing. */
public final class PortMap<V> {
    private int[] ports = new int[8];
    private @Nullable Object[] values = new @Nullable Object[8];
    private int size;

    @SuppressWarnings("unchecked")
    public @Nullable V get(int port) {
        int mask = values.length - 1;
        for (int i = slot(port, mask); values[i] != null; i = (i + 1) & mask) {
            if (ports[i] == port) {
                return (V) values[i];
            }
        }
        return null;
    }

    /** Sets the value of a port that has none, or replaces it. */
    public void put(int port, V value) {
        if (2 * (size + 1) > values.length) {
            grow();
        }
        int mask = values.length - 1;
        int i = slot(port, mask);
        while (values[i] != null && ports[i] != port) {
            i = (i + 1) & mask;
        }
        if (values[i] == null) {
            size++;
        }
        ports[i] = port;
        values[i] = value;
    }

    public void remove(int port) {
        int mask = values.length - 1;
        int i = slot(port, mask);
        while (values[i] != null && ports[i] != port) {
            i = (i + 1) & mask;
        }
        if (values[i] == null) {
            return;
        }
        size--;
        int hole = i;
        for (int next = (i + 1) & mask; values[next] != null; next = (next + 1) & mask) {
            if (((next - slot(ports[next], mask)) & mask) >= ((next - hole) & mask)) {
                ports[hole] = ports[next];
                values[hole] = values[next];
                hole = next;
            }
        }
        values[hole] = null;
    }

    public int size() {
        return size;
    }

    /** The ports that have a value, ascending. */
    public int[] ports() {
        int[] result = new int[size];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                result[n++] = ports[i];
            }
        }
        Arrays.sort(result);
        return result;
    }

    @SuppressWarnings("unchecked")
    private void grow() {
        int[] oldPorts = ports;
        Object[] oldValues = values;
        ports = new int[2 * oldPorts.length];
        values = new @Nullable Object[2 * oldValues.length];
        size = 0;
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != null) {
                put(oldPorts[i], (V) oldValues[i]);
            }
        }
    }

    private static int slot(int port, int mask) {
        return (port * 0x9E3779B9 >>> 15) & mask;
    }
}
