package io.netsim.app;

import org.jspecify.annotations.Nullable;

/** Messages as a byte stream over one TCP connection; what the send buffer does not take waits. */
final class StreamMessages implements MessageChannel {
    private final Application application;
    private final AppTraffic traffic;
    private final int number;
    private final int payloadBytes;
    private final StreamServer server;
    private @Nullable StreamTransfer transfer;

    /** @param number of the pair */
    StreamMessages(Application application, AppTraffic traffic, int number, int payloadBytes, StreamServer server) {
        this.application = application;
        this.traffic = traffic;
        this.number = number;
        this.payloadBytes = payloadBytes;
        this.server = server;
    }

    @Override
    public void start() {
        AppPair pair = traffic.pairs().get(number);
        Flow flow = traffic.openPairFlow(application, FlowProtocol.TCP, number);
        transfer = new StreamTransfer(traffic, pair.from(), pair.to(), server, flow);
        transfer.start();
    }

    @Override
    public boolean send() {
        if (transfer == null || transfer.isOver()) {
            return false;
        }
        transfer.offer(payloadBytes);
        return !transfer.isOver();
    }

    @Override
    public void finish() {
        if (transfer != null) {
            transfer.finish();
        }
    }
}
