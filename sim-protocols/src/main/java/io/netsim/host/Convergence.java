package io.netsim.host;

import io.netsim.engine.NodeClock;
import io.netsim.ip.Routing;
import io.netsim.link.LinkDirection;
import io.netsim.node.Interface;
import io.netsim.time.Time;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the routes of links that go down and up: each change as it was, a fixed time after it happened, as if all routers
 * learnt of it at that moment. Until then packets go where they went.
 */
final class Convergence {
    private final Routing routing;
    private final @Nullable Long delayPs;
    private final Map<LinkDirection, Interface> interfaces = new HashMap<>();

    /** @param delayPs null for routes that never change */
    Convergence(Routing routing, @Nullable Long delayPs, Iterable<Interface> all) {
        this.routing = routing;
        this.delayPs = delayPs;
        all.forEach(out -> interfaces.put(out.out(), out));
    }

    void changed(LinkDirection direction, boolean isDown) {
        Interface out = interfaces.get(direction);
        if (delayPs == null || out == null) {
            return;
        }
        if (delayPs == 0) {
            routing.linkIsDown(out, isDown);
        } else {
            NodeClock clock = out.node().clock();
            clock.newAlarm(() -> routing.linkIsDown(out, isDown)).setAt(Time.plus(clock.nowPs(), delayPs));
        }
    }
}
