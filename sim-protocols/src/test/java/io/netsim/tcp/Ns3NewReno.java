package io.netsim.tcp;

import io.netsim.tcp.congestion.AckEvent;
import io.netsim.tcp.congestion.CongestionControl;
import io.netsim.tcp.congestion.CongestionControlFactory;
import io.netsim.tcp.congestion.CongestionSettings;
import io.netsim.tcp.congestion.Reno;

/**
 * NewReno with ns-3's two departures from RFC 5681: the threshold is half of what was outstanding less three segments, limited
 * transmit included (§3.2 step 2 takes what was outstanding before it); and the acknowledgement that ends recovery also
 * grows the window, which §3.2 step 6 does not.
 */
public final class Ns3NewReno implements CongestionControlFactory {
    @Override
    public String name() {
        return "ns3_new_reno";
    }

    @Override
    public String summary() {
        return "NewReno as ns-3 has it";
    }

    @Override
    public CongestionControl start(CongestionSettings settings) {
        Reno reno = new Reno(settings, Reno.Variant.NEW_RENO);
        return new Algorithm(reno, settings.mss());
    }

    private record Algorithm(Reno reno, int mss) implements CongestionControl {
        @Override
        public void onAck(AckEvent ack) {
            reno.onAck(ack);
        }

        /** The two segments of limited transmit more, and three less. */
        @Override
        public void onLoss(long nowPs, long flightBytes) {
            reno.onLoss(nowPs, flightBytes + 2L * mss - 3L * mss);
        }

        @Override
        public void onRecovered(long nowPs) {
            reno.onRecovered(nowPs);
            AckEvent last = new AckEvent();
            last.nowPs = nowPs;
            last.ackedBytes = mss;
            last.cwndLimited = true;
            reno.onAck(last);
        }

        @Override
        public void onTimeout(long nowPs, long flightBytes, boolean first) {
            reno.onTimeout(nowPs, flightBytes, first);
        }

        @Override
        public void onIdle(long nowPs, long restartBytes) {
            reno.onIdle(nowPs, restartBytes);
        }

        @Override
        public long cwndBytes() {
            return reno.cwndBytes();
        }

        @Override
        public long ssthreshBytes() {
            return reno.ssthreshBytes();
        }
    }
}
