package io.netsim.app;

import org.jspecify.annotations.Nullable;

/**
 * Messages as a byte stream over one TCP connection; what the send buffer does not take waits. Those for a player begin
 * when the connection is there.
 */
final class StreamMessages implements MessageChannel, StreamTransfer.Watcher {
    private final Application application;
    private final AppTraffic traffic;
    private final int number;
    private final int payloadBytes;
    private final StreamServer server;
    private final boolean noDelay;
    private final @Nullable Playout playout;
    private @Nullable StreamTransfer transfer;
    private @Nullable Runnable ready;
    private long arrived;

    /**
     * Between one pair.
     *
     * @param number of the pair
     * @param noDelay Nagle's algorithm off
     * @param playout of the receiver, or null for none
     */
    StreamMessages(
            Application application,
            AppTraffic traffic,
            int number,
            int payloadBytes,
            StreamServer server,
            boolean noDelay,
            @Nullable Playout playout) {
        this.application = application;
        this.traffic = traffic;
        this.number = number;
        this.payloadBytes = payloadBytes;
        this.server = server;
        this.noDelay = noDelay;
        this.playout = playout;
    }

    @Override
    public boolean start(Runnable whenReady) {
        AppPair pair = traffic.pairs().get(number);
        Flow flow = traffic.openPairFlow(application, FlowProtocol.TCP, number);
        flow.playout(playout);
        transfer = new StreamTransfer(traffic, pair.from(), pair.to(), server, flow);
        if (noDelay) {
            transfer.noDelay();
        }
        if (playout != null) {
            ready = whenReady;
            transfer.watch(this);
        }
        transfer.start();
        return playout == null;
    }

    @Override
    public void connected() {
        if (ready != null) {
            ready.run();
        }
    }

    @Override
    public void delivered(long bytes) {
        while (playout != null && arrived < bytes / payloadBytes) {
            playout.arrived(arrived++);
        }
    }

    @Override
    public boolean send() {
        if (transfer == null || transfer.isOver()) {
            return false;
        }
        if (playout != null) {
            playout.made(traffic.pairs().get(number).from().clock().nowPs());
        }
        transfer.offer(payloadBytes);
        return !transfer.isOver();
    }

    @Override
    public void finish() {
        if (playout != null) {
            playout.finished();
        }
        if (transfer != null) {
            transfer.finish();
        }
    }
}
