package io.netsim.app;

import com.google.common.collect.ImmutableList;
import io.netsim.address.Endpoint;
import io.netsim.socket.SocketError;

/**
 * One entry of the traffic, as its application gets it.
 *
 * @param id the entry's id, such as {@code bulk_transfer[0]}
 * @param pairs who talks to whom; at least one pair
 * @param port the answering side's port
 * @param answered whether the answering side opens a socket at the port
 * @param stopPs when the application stops offering data, or {@link io.netsim.time.Time#NEVER}
 * @param log told of the flows
 */
public record AppTraffic(
        String id, ImmutableList<AppPair> pairs, int port, boolean answered, long stopPs, FlowLog log) {
    /** @throws IllegalArgumentException without pairs, or if the port is not 0 to 65535 */
    public AppTraffic {
        if (pairs.isEmpty() || port < 0 || port > 65535) {
            throw new IllegalArgumentException(id + ": " + pairs.size() + " pairs, port " + port);
        }
    }

    /** The flow of a pair: it has the entry's id, with {@code /pair} behind it if there are several pairs. */
    Flow openPairFlow(Application application, FlowProtocol protocol, int pair) {
        AppPair hosts = pairs.get(pair);
        return openFlow(application, protocol, hosts.from(), hosts.to(), pairs.size() == 1 ? -1 : pair);
    }

    Flow openFlow(Application application, FlowProtocol protocol, AppHost from, AppHost to, long number) {
        int destinationPort = protocol == FlowProtocol.ICMP ? 0 : port;
        Flow flow = new Flow(
                id,
                number,
                application.name(),
                protocol,
                from.hostName(),
                to.hostName(),
                new Endpoint(from.address(), 0),
                new Endpoint(to.address(), destinationPort));
        flow.started(from.clock().nowPs());
        log.opened(flow);
        return flow;
    }

    /** Ends a flow, once. */
    void end(Flow flow) {
        if (!flow.isEnded()) {
            log.ended(flow);
            flow.end();
        }
    }

    void troubled(AppHost host, SocketError error) {
        log.troubled(id, host.hostName(), error);
    }

    /** The name of a random stream of a pair on its first host. */
    String purpose(AppHost to, String what) {
        return id + "/" + to.hostName() + "/" + what;
    }
}
