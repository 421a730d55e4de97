package io.netsim.ip;

import io.netsim.address.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The addresses of one node, of both versions: of each version a host has one per interface, a router one for all. */
final class NodeAddresses {
    private final List<IpAddress> all = new ArrayList<>(1);
    private final List<IpAddress> v4 = new ArrayList<>(1);
    private final List<IpAddress> v6 = new ArrayList<>(1);

    void add(IpAddress address) {
        all.add(address);
        ofVersionOf(address).add(address);
    }

    List<IpAddress> all() {
        return Collections.unmodifiableList(all);
    }

    boolean contains(IpAddress address) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).equals(address)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the node has an address of the same version. */
    boolean hasVersionOf(IpAddress other) {
        return !ofVersionOf(other).isEmpty();
    }

    /** How many addresses of the same version the node has. */
    int count(IpAddress other) {
        return ofVersionOf(other).size();
    }

    /** Of the addresses of the same version that of an interface, else the last. */
    IpAddress at(int interfaceIndex, IpAddress sameVersion) {
        List<IpAddress> some = ofVersionOf(sameVersion);
        return some.get(Math.min(interfaceIndex, some.size() - 1));
    }

    private List<IpAddress> ofVersionOf(IpAddress address) {
        return address.isV6() ? v6 : v4;
    }
}
