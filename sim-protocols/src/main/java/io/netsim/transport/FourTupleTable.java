package io.netsim.transport;

import io.netsim.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections by (local address, local port, remote address, remote port): open addressing with linear probing; a look-up
 * allocates nothing and costs the same however many connections there are.
 */
public final class FourTupleTable<C> {
    private @Nullable IpAddress[] locals = new @Nullable IpAddress[16];
    private @Nullable IpAddress[] remotes = new @Nullable IpAddress[16];
    private int[] ports = new int[16];
    private @Nullable Object[] values = new @Nullable Object[16];
    private int size;

    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    public @Nullable C get(IpAddress local, int localPort, IpAddress remote, int remotePort) {
        return (C) values[find(local, remote, localPort << 16 | remotePort)];
    }

    /** @throws IllegalStateException if the 4-tuple is taken */
    public void put(IpAddress local, int localPort, IpAddress remote, int remotePort, C connection) {
        if (2 * (size + 1) > values.length) {
            resize(2 * values.length);
        }
        int i = find(local, remote, localPort << 16 | remotePort);
        if (values[i] != null) {
            throw new IllegalStateException(local + ":" + localPort + " - " + remote + ":" + remotePort + " is taken");
        }
        set(i, local, remote, localPort << 16 | remotePort, connection);
        size++;
    }

    public void remove(IpAddress local, int localPort, IpAddress remote, int remotePort) {
        int mask = values.length - 1;
        int hole = find(local, remote, localPort << 16 | remotePort);
        if (values[hole] == null) {
            return;
        }
        size--;
        for (int next = (hole + 1) & mask; values[next] != null; next = (next + 1) & mask) {
            if (((next - home(next, mask)) & mask) >= ((next - hole) & mask)) {
                locals[hole] = locals[next];
                remotes[hole] = remotes[next];
                ports[hole] = ports[next];
                values[hole] = values[next];
                hole = next;
            }
        }
        locals[hole] = null;
        remotes[hole] = null;
        values[hole] = null;
    }

    /** All connections, in no particular order. */
    @SuppressWarnings("unchecked")
    public List<C> all() {
        List<C> result = new ArrayList<>(size);
        for (Object value : values) {
            if (value != null) {
                result.add((C) value);
            }
        }
        return result;
    }

    /** The index of the entry, or of the free place where it would stand. */
    private int find(IpAddress local, IpAddress remote, int portPair) {
        int mask = values.length - 1;
        int i = hash(local, remote, portPair) & mask;
        while (values[i] != null && !(ports[i] == portPair && remote.equals(remotes[i]) && local.equals(locals[i]))) {
            i = (i + 1) & mask;
        }
        return i;
    }

    private int home(int i, int mask) {
        IpAddress local = locals[i];
        IpAddress remote = remotes[i];
        if (local == null || remote == null) {
            throw new IllegalStateException("an entry without addresses");
        }
        return hash(local, remote, ports[i]) & mask;
    }

    private void set(int i, IpAddress local, IpAddress remote, int portPair, Object value) {
        locals[i] = local;
        remotes[i] = remote;
        ports[i] = portPair;
        values[i] = value;
    }

    private void resize(int capacity) {
        IpAddress[] oldLocals = locals;
        IpAddress[] oldRemotes = remotes;
        int[] oldPorts = ports;
        Object[] oldValues = values;
        locals = new @Nullable IpAddress[capacity];
        remotes = new @Nullable IpAddress[capacity];
        ports = new int[capacity];
        values = new @Nullable Object[capacity];
        for (int i = 0; i < oldValues.length; i++) {
            IpAddress local = oldLocals[i];
            IpAddress remote = oldRemotes[i];
            Object value = oldValues[i];
            if (value != null && local != null && remote != null) {
                set(find(local, remote, oldPorts[i]), local, remote, oldPorts[i], value);
            }
        }
    }

    private static int hash(IpAddress local, IpAddress remote, int portPair) {
        int h = (local.hashCode() * 31 + remote.hashCode()) * 31 + portPair;
        h *= 0x85EBCA6B;
        return h ^ h >>> 15;
    }
}
