package io.netsim.tcp.congestion;

import com.google.common.collect.ImmutableSet;

/** Netsim's own algorithms, registered as any plug-in is. */
public final class BuiltIns {
    private BuiltIns() {}

    private abstract static class BuiltIn implements CongestionControlFactory {
        private final String name;
        private final String summary;

        BuiltIn(String name, String summary) {
            this.name = name;
            this.summary = summary;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return summary;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** RFC 5681 without fast recovery. */
    public static final class Tahoe extends BuiltIn {
        public Tahoe() {
            super("tahoe", "slow start from one segment after each loss (Jacobson, 1988)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return settings.wholeSegments() ? new LinuxReno(settings, false) : new Reno(settings, Reno.Variant.TAHOE);
        }
    }

    /** RFC 5681. */
    public static final class PlainReno extends BuiltIn {
        public PlainReno() {
            super("reno", "half the window on loss, one segment more each round trip (RFC 5681)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return settings.wholeSegments() ? new LinuxReno(settings, true) : new Reno(settings, Reno.Variant.RENO);
        }
    }

    /** RFC 6582. */
    public static final class NewReno extends BuiltIn {
        public NewReno() {
            super("newreno", "reno whose fast recovery lasts until all losses of a window are repaired (RFC 6582)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return settings.wholeSegments() ? new LinuxReno(settings, true) : new Reno(settings, Reno.Variant.NEW_RENO);
        }
    }

    /** RFC 9438. */
    public static final class CubicAlgorithm extends BuiltIn {
        public CubicAlgorithm() {
            super("cubic", "the window as a cubic function of the time since the last loss (RFC 9438)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return settings.wholeSegments() ? new LinuxCubic(settings) : new Cubic(settings);
        }
    }

    /** RFC 8257. */
    public static final class DataCenterTcp extends BuiltIn {
        public DataCenterTcp() {
            super("dctcp", "shrinks the window by the share of segments that the network has marked (RFC 8257)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return new Dctcp(settings);
        }

        @Override
        public ImmutableSet<String> parameters() {
            return ImmutableSet.of("g");
        }

        @Override
        public boolean needsEcn() {
            return true;
        }
    }

    /** DCTCP whose packets queues of L4S know (RFC 9331). */
    public static final class ScalableTcp extends BuiltIn {
        public ScalableTcp() {
            super("dctcp_l4s", "DCTCP that sends ECT(1), for queues of L4S such as dualpi2 (RFC 8257, RFC 9331 §4.1)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return new Dctcp(settings);
        }

        @Override
        public ImmutableSet<String> parameters() {
            return ImmutableSet.of("g");
        }

        @Override
        public boolean needsEcn() {
            return true;
        }

        @Override
        public boolean sendsEct1() {
            return true;
        }
    }

    /** Brakmo and Peterson. */
    public static final class VegasAlgorithm extends BuiltIn {
        public VegasAlgorithm() {
            super(
                    "vegas",
                    "keeps two to four segments waiting in queues, by round-trip times (Brakmo and Peterson, 1995)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return new Vegas(settings);
        }

        @Override
        public ImmutableSet<String> parameters() {
            return ImmutableSet.of("alpha", "beta", "gamma");
        }
    }

    /** BBR version 1. */
    public static final class BottleneckBandwidth extends BuiltIn {
        public BottleneckBandwidth() {
            super("bbr", "BBR version 1: paced at the measured rate of delivery, whatever is lost (Linux)");
        }

        @Override
        public CongestionControl start(CongestionSettings settings) {
            return new Bbr(settings);
        }
    }
}
