package io.netsim.tcp;

import io.netsim.socket.StreamStatistics;

/** The statistics of a socket that was never connected. */
enum NoStatistics implements StreamStatistics {
    INSTANCE;

    @Override
    public String state() {
        return TcpState.CLOSED.name();
    }

    @Override
    public long sentBytes() {
        return 0;
    }

    @Override
    public long deliveredBytes() {
        return 0;
    }

    @Override
    public long dataPackets() {
        return 0;
    }

    @Override
    public long retransmittedPackets() {
        return 0;
    }

    @Override
    public long timeouts() {
        return 0;
    }

    @Override
    public long tailLossProbes() {
        return 0;
    }

    @Override
    public long fastRecoveries() {
        return 0;
    }

    @Override
    public long spuriousRetransmissions() {
        return 0;
    }

    @Override
    public long cwndBytes() {
        return 0;
    }

    @Override
    public long ssthreshBytes() {
        return 0;
    }

    @Override
    public long srttPs() {
        return 0;
    }

    @Override
    public long rtoPs() {
        return 0;
    }

    @Override
    public long flightBytes() {
        return 0;
    }

    @Override
    public long applicationLimitedPs() {
        return 0;
    }

    @Override
    public long windowLimitedPs() {
        return 0;
    }

    @Override
    public long bufferLimitedPs() {
        return 0;
    }

    @Override
    public int pathMtuBytes() {
        return 0;
    }

    @Override
    public long congestionLimitedPs() {
        return 0;
    }
}
