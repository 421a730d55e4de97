package io.netsim.transport;

import io.netsim.random.RandomStream;
import java.util.function.IntPredicate;

/** Hands out ephemeral ports of one host and protocol. */
public final class EphemeralPorts {
    private final PortPolicy policy;
    private final RandomStream random;
    private int next;

    /** @param random used only if the policy says so */
    public EphemeralPorts(PortPolicy policy, RandomStream random) {
        this.policy = policy;
        this.random = random;
        this.next = policy.lowest();
    }

    /** A free port, or −1 if the whole range is taken. */
    public int take(IntPredicate isFree) {
        int range = policy.highest() - policy.lowest() + 1;
        int start = policy.random() ? policy.lowest() + random.nextInt(range) : next;
        for (int i = 0; i < range; i++) {
            int port = policy.lowest() + (start - policy.lowest() + i) % range;
            if (isFree.test(port)) {
                next = port == policy.highest() ? policy.lowest() : port + 1;
                return port;
            }
        }
        return -1;
    }
}
