package io.netsim.tcp.recovery;

import io.netsim.tcp.send.AckSample;

/** Of a connection that has sent no data: there is nothing to recover, and nothing to remember. Serves all of them. */
public final class NothingSent implements LossRecovery {
    public static final NothingSent INSTANCE = new NothingSent();

    private NothingSent() {}

    @Override
    public Phase phase() {
        return Phase.OPEN;
    }

    @Override
    public long recoveryPoint() {
        return 0;
    }

    @Override
    public void onAck(AckSample ack) {}

    @Override
    public boolean growsWindow(AckSample ack) {
        return false;
    }

    @Override
    public void onTimeout(long nowPs) {}

    @Override
    public boolean restartsTimer(AckSample ack) {
        return ack.advanced;
    }

    @Override
    public long cwndBytes() {
        return 0;
    }

    @Override
    public long pipeBytes() {
        return 0;
    }

    @Override
    public long fastRecoveries() {
        return 0;
    }
}
