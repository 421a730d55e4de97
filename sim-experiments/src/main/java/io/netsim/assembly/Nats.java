package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.host.NatPlan;
import io.netsim.nat.NatSettings;
import io.netsim.spec.NatSpec;
import io.netsim.tcp.segment.TcpSegment;
import io.netsim.udp.UdpDatagram;

/** NATs of an experiment, ready to be built. */
final class Nats {
    private Nats() {}

    static NatPlan plan(NatSpec spec) {
        NatSettings settings = new NatSettings(
                NatSettings.Behaviour.valueOf(spec.mapping().name()),
                NatSettings.Behaviour.valueOf(spec.filtering().name()),
                spec.firstPort(),
                spec.lastPort(),
                spec.preservePorts(),
                spec.timeouts().udpPs(),
                spec.timeouts().tcpPs(),
                spec.timeouts().tcpTransitoryPs(),
                spec.timeouts().icmpPs(),
                ImmutableList.of());
        ImmutableList.Builder<NatPlan.Forward> forwards = ImmutableList.builder();
        for (NatSpec.Forward forward : spec.forwards()) {
            int protocol = forward.protocol() == NatSpec.Protocol.TCP ? TcpSegment.PROTOCOL : UdpDatagram.PROTOCOL;
            forwards.add(new NatPlan.Forward(protocol, forward.port(), forward.to(), forward.toPort()));
        }
        return new NatPlan(settings, spec.outside(), forwards.build());
    }
}
