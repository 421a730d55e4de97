package io.netsim.tcp;

import com.google.common.collect.ImmutableMap;
import io.netsim.rfc.Rfc;
import io.netsim.tcp.congestion.BuiltIns;
import io.netsim.tcp.congestion.CongestionControlFactory;
import io.netsim.tcp.congestion.CongestionSettings;
import io.netsim.tcp.congestion.SlowStart;
import io.netsim.tcp.recovery.LinuxRecoverySettings;
import io.netsim.tcp.recovery.RackSettings;
import io.netsim.tcp.timing.RttSettings;
import io.netsim.time.Time;

/**
 * All settings of a TCP. Three profiles set them: {@link #linux} (a current Linux host, as far as it is modelled),
 * {@link #rfc} (the standards' own numbers) and {@link #classic} (Reno as textbooks draw it). Times are in picoseconds.
 */
@Rfc(number = 6928, value = "formula")
public final class TcpConfig {
    /** The settings before they are fixed; start from a profile. */
    public static final class Builder implements Cloneable {
        /** Congestion control. */
        public CongestionControlFactory congestionControl = new BuiltIns.NewReno();
        /** Parameters of the algorithm that the user has set, by name. */
        public ImmutableMap<String, Double> congestionParameters = ImmutableMap.of();
        /** Initial window in segments; 10 with the bounds of RFC 6928 §2 if {@link #rfc6928Window}. */
        public int initialWindow = 10;
        /** Whether the initial window is min(10 × MSS, max(2 × MSS, 14600 B)) instead of the number of segments. */
        public boolean rfc6928Window = true;
        /** So many lost SYNs lower the initial window to one segment: one in RFC 5681 §3.1, two in Linux. */
        public int oneSegmentAfterSynLosses = 1;
        /** Initial slow-start threshold, bytes. */
        public long initialSsthresh = Long.MAX_VALUE;
        /** Growth by acknowledged bytes (RFC 3465) instead of by acknowledgements. */
        public boolean byteCounting = true;
        /** L of RFC 3465 §2.2, segments. */
        public int slowStartLimit = 2;
        /** How slow start may end before a loss. */
        public SlowStart slowStart = SlowStart.USUAL;
        /** Whether segments leave at even distances over the round-trip time. */
        public boolean pacing;
        /** Explicit congestion notification (RFC 3168). */
        public Ecn ecn = Ecn.ACCEPT;
        /** Whether a congestion mark reduces the window by less than a loss does (RFC 8511). */
        public boolean abe;
        /** Limited transmit (RFC 3042). */
        public boolean limitedTransmit = true;
        /** Recovery as a current Linux host has it (RACK, PRR, F-RTO, undo) instead of RFC 6675 and RFC 6582. */
        public boolean rack;
        /** Whether windows count segments, whatever their length, and grow by the integer arithmetic of Linux. */
        public boolean countsSegments;
        /** Tail loss probes (RFC 8985 §7), with {@link #rack}. */
        public boolean tailLossProbe = true;
        /** F-RTO after a time-out (RFC 5682), with {@link #rack}. */
        public boolean frto = true;
        /** Whether three reported segments show a loss at once, without a reordering window ({@code tcp_recovery} bit 2 off). */
        public boolean rackDuplicateThreshold = true;
        /** Whether reported duplicates widen the reordering window ({@code tcp_recovery} bit 1 off). */
        public boolean rackAdaptiveWindow = true;
        /** The largest degree of reordering that is remembered, segments ({@code tcp_max_reordering}). */
        public int maxReordering = 300;
        /**
         * The least number of segments that leave as one for the network card to cut ({@code tcp_min_tso_segs}); it shows in
         * the PSH of their last. 0 for no offloading.
         */
        public int minTsoSegments;
        /** The restart window after idle times (RFC 5681 §4.1). */
        public boolean slowStartAfterIdle = true;
        /** What happens to a window that the application does not use (RFC 2861). */
        public WindowValidation windowValidation = WindowValidation.NONE;

        /** Largest segment, header not counted, as announced; at most the MTU less 40 bytes is used. */
        public int mss = 65495;
        /** Whether segment sizes are looked for that the path takes, where routers do not say ({@code tcp_mtu_probing}). */
        public MtuProbing mtuProbing = MtuProbing.OFF;
        /** The segment size, options not counted, that a search begins with ({@code tcp_base_mss}). */
        public int baseMss = 1024;
        /** Repetitions after which the path may be at fault: R1 of RFC 9293 §3.8.3 as a count ({@code tcp_retries1}). */
        public int pathRetries = 3;
        /** Whether the SYN carries the MSS option (RFC 9293 §3.7.1, MUST-14). */
        public boolean mssOption = true;
        /** Timestamps (RFC 7323 §3). */
        public boolean timestamps = true;
        /** Window scaling (RFC 7323 §2). */
        public boolean windowScaling = true;
        /** Selective acknowledgements (RFC 2018), and recovery by them (RFC 6675) instead of NewReno's. */
        public boolean sack = true;

        /** Bytes the application may have handed over and not acknowledged. */
        public int sendBuffer = 4 << 20;
        /** How far the send buffer of a Linux host may grow by itself; not at all if this is not more. */
        public int sendBufferMax;
        /** Bytes that may wait for the application: the largest window. For a Linux receiver the memory they take. */
        public int receiveBuffer = 6 << 20;
        /** How far the receive buffer of a Linux receiver may grow by itself; not at all if this is not more. */
        public int receiveBufferMax;
        /** The largest backlog a listener gets, whatever it asks for (Linux's {@code somaxconn}). */
        public int backlog = 4096;
        /** Nagle's algorithm (RFC 9293 §3.7.4). */
        public boolean nagle = true;
        /** Whether Nagle's algorithm looks at small outstanding segments only (Minshall's variant, Linux). */
        public boolean nagleOnSmallOnly;
        /** Segments for each acknowledgement, 1 or 2 (RFC 9293 §3.8.6.3). */
        public int delayedAckSegments = 2;
        /** How long an acknowledgement may wait, below 500 ms. */
        public long delayedAck = 200 * Time.MILLISECOND;
        /** Windows, buffers and acknowledgements by Linux's rules: buffers count memory, delays follow the arrivals. */
        public boolean linuxHost;
        /** Whether a Linux receiver acknowledges each segment at the start and while its window grows. */
        public boolean quickAck = true;
        /** Whether segments that arrive again are reported (D-SACK, RFC 2883). */
        public boolean dsack = true;
        /** Least time between two acknowledgements for segments out of the window without text (RFC 5961 §7). */
        public long challengeInterval;

        /** RTO before the first sample (RFC 6298 §2.1). */
        public long rtoInitial = Time.SECOND;
        /** Floor of the RTO (RFC 6298 §2.4). */
        public long rtoMin = Time.SECOND;
        /** Ceiling of the RTO (RFC 6298 §2.5). */
        public long rtoMax = Time.MINUTE;
        /** Whether the floor is that of the variance term, as in Linux. */
        public boolean rtoFloorOnVariance;
        /** Granularity G of the clock in RFC 6298 §2.3. */
        public long clockGranularity = Time.MILLISECOND;
        /** How often a SYN is sent again with a doubled RTO: 7 times take 3 minutes (RFC 9293 §3.8.3, MUST-23). */
        public int synRetries = 7;
        /** How often a SYN-ACK is sent again. */
        public int synAckRetries = 7;
        /** So many times a SYN is sent again before that, without doubling the RTO (Linux). */
        public int synLinearTimeouts;
        /** How often data is sent again without an answer: R2 of RFC 9293 §3.8.3 as a count. */
        public int retries = 15;
        /** The same after the application has closed the socket. */
        public int orphanRetries = 15;
        /** How long data may stay without acknowledgement (RFC 9293 §3.9.1, RFC 5482). */
        public long userTimeout = Time.NEVER;
        /** Whether idle connections are probed (RFC 9293 §3.8.4). */
        public boolean keepalive;
        /** Idle time before the first keepalive probe (at least two hours by default). */
        public long keepaliveIdle = 2 * Time.HOUR;
        /** Time between keepalive probes. */
        public long keepaliveInterval = 75 * Time.SECOND;
        /** Unanswered keepalive probes that end the connection. */
        public int keepaliveCount = 9;

        /** Duration of TIME-WAIT: 2 MSL (RFC 9293 §3.4.2). */
        public long timeWait = 4 * Time.MINUTE;
        /** How long a connection that the application has closed may stay in FIN-WAIT-2. */
        public long finWait2 = Time.NEVER;

        private Builder() {}

        public TcpConfig build() {
            return new TcpConfig(copy());
        }

        private Builder copy() {
            try {
                return (Builder) clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Builder source;

    final CongestionControlFactory congestionControl;
    final ImmutableMap<String, Double> congestionParameters;
    final int initialWindow;
    final boolean rfc6928Window;
    final int oneSegmentAfterSynLosses;
    final long initialSsthresh;
    final boolean byteCounting;
    final int slowStartLimit;
    final SlowStart slowStart;
    final boolean pacing;
    final Ecn ecn;
    final boolean abe;
    final boolean limitedTransmit;
    final boolean rack;
    final boolean countsSegments;
    final boolean tailLossProbe;
    final boolean frto;
    final boolean rackDuplicateThreshold;
    final boolean rackAdaptiveWindow;
    final int maxReordering;
    final int minTsoSegments;
    final boolean slowStartAfterIdle;
    final WindowValidation windowValidation;
    final int mss;
    final MtuProbing mtuProbing;
    final int baseMss;
    final int pathRetries;
    final boolean mssOption;
    final boolean timestamps;
    final boolean windowScaling;
    final boolean sack;
    final int sendBuffer;
    final int sendBufferMax;
    final int receiveBuffer;
    final int receiveBufferMax;
    final int backlog;
    final boolean nagle;
    final boolean nagleOnSmallOnly;
    final int delayedAckSegments;
    final long delayedAck;
    final boolean linuxHost;
    final boolean quickAck;
    final boolean dsack;
    final long challengeInterval;
    final long rtoInitial;
    final long rtoMin;
    final long rtoMax;
    final boolean rtoFloorOnVariance;
    final long clockGranularity;
    final int synRetries;
    final int synAckRetries;
    final int synLinearTimeouts;
    final int retries;
    final int orphanRetries;
    final long userTimeout;
    final boolean keepalive;
    final long keepaliveIdle;
    final long keepaliveInterval;
    final int keepaliveCount;
    final long timeWait;
    final long finWait2;

    /** The settings of {@link #rack} in one, and those of the round-trip time. */
    final LinuxRecoverySettings recoverySettings;

    final RttSettings rttSettings;

    private TcpConfig(Builder b) {
        source = b;
        congestionControl = b.congestionControl;
        congestionParameters = b.congestionParameters;
        initialWindow = b.initialWindow;
        rfc6928Window = b.rfc6928Window;
        oneSegmentAfterSynLosses = b.oneSegmentAfterSynLosses;
        initialSsthresh = b.initialSsthresh;
        byteCounting = b.byteCounting;
        slowStartLimit = b.slowStartLimit;
        slowStart = b.slowStart;
        pacing = b.pacing;
        ecn = b.ecn;
        abe = b.abe;
        limitedTransmit = b.limitedTransmit;
        rack = b.rack;
        countsSegments = b.countsSegments;
        tailLossProbe = b.tailLossProbe;
        frto = b.frto;
        rackDuplicateThreshold = b.rackDuplicateThreshold;
        rackAdaptiveWindow = b.rackAdaptiveWindow;
        maxReordering = b.maxReordering;
        minTsoSegments = b.minTsoSegments;
        slowStartAfterIdle = b.slowStartAfterIdle;
        windowValidation = b.windowValidation;
        mss = b.mss;
        mtuProbing = b.mtuProbing;
        baseMss = b.baseMss;
        pathRetries = b.pathRetries;
        mssOption = b.mssOption;
        timestamps = b.timestamps;
        windowScaling = b.windowScaling;
        sack = b.sack;
        sendBuffer = b.sendBuffer;
        sendBufferMax = b.sendBufferMax;
        receiveBuffer = b.receiveBuffer;
        receiveBufferMax = b.receiveBufferMax;
        backlog = b.backlog;
        nagle = b.nagle;
        nagleOnSmallOnly = b.nagleOnSmallOnly;
        delayedAckSegments = b.delayedAckSegments;
        delayedAck = b.delayedAck;
        linuxHost = b.linuxHost;
        quickAck = b.quickAck;
        dsack = b.dsack;
        challengeInterval = b.challengeInterval;
        rtoInitial = b.rtoInitial;
        rtoMin = b.rtoMin;
        rtoMax = b.rtoMax;
        rtoFloorOnVariance = b.rtoFloorOnVariance;
        clockGranularity = b.clockGranularity;
        synRetries = b.synRetries;
        synAckRetries = b.synAckRetries;
        synLinearTimeouts = b.synLinearTimeouts;
        retries = b.retries;
        orphanRetries = b.orphanRetries;
        userTimeout = b.userTimeout;
        keepalive = b.keepalive;
        keepaliveIdle = b.keepaliveIdle;
        keepaliveInterval = b.keepaliveInterval;
        keepaliveCount = b.keepaliveCount;
        timeWait = b.timeWait;
        finWait2 = b.finWait2;
        rttSettings = new RttSettings(rtoInitial, rtoMin, rtoMax, rtoFloorOnVariance, clockGranularity);
        recoverySettings = new LinuxRecoverySettings(
                new RackSettings(rackDuplicateThreshold, rackAdaptiveWindow, maxReordering), tailLossProbe, frto);
    }

    /** A builder with these settings. */
    public Builder toBuilder() {
        return source.copy();
    }

    /**
     * A current Linux host, as far as it is modelled: CUBIC with HyStart, an initial window of 10 segments, SACK, timestamps and
     * window scaling, delayed acknowledgements of 40 ms with a quick start, an RTO of SRTT + max(200 ms, 4 RTTVAR), TIME-WAIT of
     * 60 s.
     */
    public static Builder linux() {
        Builder b = new Builder();
        b.congestionControl = new BuiltIns.CubicAlgorithm();
        b.rfc6928Window = false;
        b.oneSegmentAfterSynLosses = 2;
        b.slowStartLimit = Integer.MAX_VALUE >> 16;
        b.rack = true;
        b.countsSegments = true;
        b.windowValidation = WindowValidation.LINUX;
        b.nagleOnSmallOnly = true;
        b.linuxHost = true;
        b.delayedAck = 40 * Time.MILLISECOND;
        b.sendBuffer = 16_384; // tcp_wmem[1] and [2]
        b.sendBufferMax = 4 << 20;
        b.receiveBuffer = 131_072; // tcp_rmem[1] and [2]
        b.receiveBufferMax = 32 << 20;
        b.challengeInterval = 500 * Time.MILLISECOND; // tcp_invalid_ratelimit
        b.rtoMin = 200 * Time.MILLISECOND;
        b.rtoMax = 2 * Time.MINUTE;
        b.rtoFloorOnVariance = true;
        b.synRetries = 6;
        b.synAckRetries = 5;
        b.synLinearTimeouts = 4;
        b.orphanRetries = 8; // tcp_orphan_retries: 102 s at the least RTO
        b.timeWait = Time.MINUTE;
        b.finWait2 = Time.MINUTE;
        return b;
    }

    /** The standards' own numbers: Reno with SACK, RTO floor 1 s, TIME-WAIT of 4 minutes. */
    public static Builder rfc() {
        Builder b = new Builder();
        b.userTimeout = 5 * Time.MINUTE;
        return b;
    }

    /** Reno as textbooks draw it: no options but the MSS, an initial window of one segment, windows up to 65,535 bytes. */
    public static Builder classic() {
        Builder b = new Builder();
        b.congestionControl = new BuiltIns.PlainReno();
        b.ecn = Ecn.OFF;
        b.rfc6928Window = false;
        b.initialWindow = 1;
        b.byteCounting = false;
        b.limitedTransmit = false;
        b.timestamps = false;
        b.windowScaling = false;
        b.sack = false;
        b.sendBuffer = 65535;
        b.receiveBuffer = 65535;
        return b;
    }

    /** What congestion control starts with, for segments of {@code segmentBytes}. */
    CongestionSettings congestionSettings(int segmentBytes, int synLosses, long srttPs, long seed) {
        return new CongestionSettings(
                segmentBytes,
                synLosses >= oneSegmentAfterSynLosses ? segmentBytes : initialWindowBytes(segmentBytes),
                initialSsthresh,
                byteCounting,
                slowStartLimit,
                slowStart,
                countsSegments,
                abe,
                pacing,
                srttPs,
                seed,
                congestionParameters);
    }

    /** The initial window in bytes for segments of {@code segmentBytes}. */
    long initialWindowBytes(int segmentBytes) {
        if (rfc6928Window) {
            return Math.min(10L * segmentBytes, Math.max(2L * segmentBytes, 14600));
        }
        return (long) initialWindow * segmentBytes;
    }
}
