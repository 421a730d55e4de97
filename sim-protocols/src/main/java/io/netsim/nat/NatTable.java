package io.netsim.nat;

import io.netsim.address.Endpoint;
import io.netsim.address.IpAddress;
import io.netsim.ip.IcmpMessage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mappings of a NAT, found from either side. */
final class NatTable {
    /** What a mapping is for: an inside endpoint and, unless mapping is endpoint-independent, part of the outside one. */
    private record Inner(
            int protocol, Endpoint inside, @Nullable IpAddress address, int port) {}

    private record Outer(int protocol, int port) {}

    private final NatSettings settings;
    private final Map<Inner, NatMapping> byInside = new HashMap<>();
    private final Map<Outer, NatMapping> byPort = new HashMap<>();
    private int cursor;

    NatTable(NatSettings settings) {
        this.settings = settings;
        this.cursor = settings.firstPort();
        for (NatSettings.Forward forward : settings.forwards()) {
            NatMapping mapping = new NatMapping(settings, forward.protocol(), forward.inside(), forward.port(), true);
            if (byPort.put(new Outer(forward.protocol(), forward.port()), mapping) != null) {
                throw new IllegalArgumentException("two forwards have the external port " + forward.port());
            }
            byInside.put(new Inner(forward.protocol(), forward.inside(), null, 0), mapping);
        }
    }

    /** The mapping of an external port that is alive, or null. */
    @Nullable
    NatMapping atPort(int protocol, int port, long nowPs) {
        NatMapping mapping = byPort.get(new Outer(protocol, port));
        return mapping == null || !mapping.isAlive(nowPs) ? null : mapping;
    }

    /** The mapping that packets between two endpoints use, or null if there is none alive. */
    @Nullable
    NatMapping find(int protocol, Endpoint inside, Endpoint outside, long nowPs) {
        NatMapping forward = byInside.get(new Inner(protocol, inside, null, 0));
        if (forward != null && forward.isAlive(nowPs)) {
            return forward;
        }
        NatMapping mapping = byInside.get(key(protocol, inside, outside));
        return mapping == null || !mapping.isAlive(nowPs) ? null : mapping;
    }

    /** Makes a mapping for packets between two endpoints; null if all ports are taken. */
    @Nullable
    NatMapping make(int protocol, Endpoint inside, Endpoint outside, long nowPs) {
        int port = freePort(protocol, inside.port(), nowPs);
        if (port == 0) {
            return null;
        }
        NatMapping mapping = new NatMapping(settings, protocol, inside, port, false);
        byPort.put(new Outer(protocol, port), mapping);
        byInside.put(key(protocol, inside, outside), mapping);
        return mapping;
    }

    private Inner key(int protocol, Endpoint inside, Endpoint outside) {
        return switch (settings.mapping()) {
            case ENDPOINT_INDEPENDENT -> new Inner(protocol, inside, null, 0);
            case ADDRESS_DEPENDENT -> new Inner(protocol, inside, outside.address(), 0);
            case ADDRESS_AND_PORT_DEPENDENT -> new Inner(protocol, inside, outside.address(), outside.port());
        };
    }

    /** The inside port if it may be kept and is free, else the next free one in order; 0 without any. */
    private int freePort(int protocol, int wanted, long nowPs) {
        boolean echo = protocol == IcmpMessage.PROTOCOL; // whose identifiers have no range that is reserved
        boolean inRange = echo || wanted >= settings.firstPort() && wanted <= settings.lastPort();
        if (settings.preservesPorts() && inRange && isFree(protocol, wanted, nowPs)) {
            return wanted;
        }
        int count = settings.lastPort() - settings.firstPort() + 1;
        for (int tried = 0; tried < count; tried++) {
            int port = cursor;
            cursor = cursor == settings.lastPort() ? settings.firstPort() : cursor + 1;
            if (isFree(protocol, port, nowPs)) {
                return port;
            }
        }
        return 0;
    }

    private boolean isFree(int protocol, int port, long nowPs) {
        Outer outer = new Outer(protocol, port);
        NatMapping mapping = byPort.get(outer);
        if (mapping != null && !mapping.isAlive(nowPs)) {
            byPort.remove(outer);
            byInside.values().removeIf(each -> each == mapping);
            return true;
        }
        return mapping == null;
    }
}
