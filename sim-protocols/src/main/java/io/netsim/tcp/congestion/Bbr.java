package io.netsim.tcp.congestion;

import io.netsim.time.Time;

/**
 * BBR version 1 as Linux has it (Cardwell et al., 2016; draft-cardwell-iccrg-bbr-congestion-control-00): sends at the
 * largest rate of delivery of the last ten round trips, keeps about two bandwidth-delay products in flight by the smallest
 * round-trip time of the last ten seconds, and probes for both in turn. Losses matter only in the first round of a recovery
 * and to {@link BbrPolicer}.
 *
 * <p>Rates are segments per microsecond times 2^24, gains are in 1/256, as in the kernel; windows are whole segments.
 */
final class Bbr implements CongestionControl {
    enum Mode {
        STARTUP,
        DRAIN,
        PROBE_BW,
        PROBE_RTT
    }

    private static final int UNIT = BbrRate.UNIT;
    private static final int HIGH_GAIN = UNIT * 2885 / 1000 + 1;
    private static final int DRAIN_GAIN = UNIT * 1000 / 2885;
    private static final int CWND_GAIN = 2 * UNIT;
    private static final int PHASES = 8;
    private static final int PROBE_GAIN = UNIT * 5 / 4;
    private static final int RELIEF_GAIN = UNIT * 3 / 4;
    /** Of the first phase there are this many choices: any but the one that drains. */
    private static final int RANDOM_PHASES = 7;

    private static final int BW_ROUNDS = PHASES + 2;
    private static final long MIN_RTT_WINDOW_PS = 10 * Time.SECOND;
    private static final long PROBE_RTT_PS = 200 * Time.MILLISECOND;
    private static final int INITIAL_WINDOW = 10;
    private static final int FULL_GROWTH = UNIT * 5 / 4;
    private static final int FULL_ROUNDS = 3;
    private static final long NO_RTT = Long.MAX_VALUE;

    private final int mss;
    private final boolean inLinux;
    private final BbrAggregation aggregation = new BbrAggregation();
    private final BbrPolicer policer;
    private final WindowedMax maxBw = new WindowedMax(BW_ROUNDS);
    private long random;

    private Mode mode = Mode.STARTUP;
    private final BbrWindow window;
    private int ssthresh = SegmentWindow.NO_THRESHOLD;
    private int pacingGain = HIGH_GAIN;
    private int cwndGain = HIGH_GAIN;
    /** Bytes per second. */
    private long pacingRate;

    private boolean rttSeen;
    private long rounds;
    private boolean roundStart;
    private long roundDelivered;
    private long delivered;
    private long lost;
    private long deliveredPs;

    private long fullBw;
    private int fullBwCount;
    private boolean full;
    private int phase;
    private long phaseStartPs;
    private long minRttUs = NO_RTT;
    private long minRttPs = 0;
    private boolean probeRttTimed;
    private long probeRttDonePs;
    private boolean probeRttRoundDone;
    private boolean idleRestart;

    Bbr(CongestionSettings settings) {
        this.mss = settings.mss();
        this.inLinux = settings.wholeSegments();
        this.window = new BbrWindow((int) Math.max(1, settings.initialWindowBytes() / mss));
        this.policer = new BbrPolicer(mss);
        this.random = settings.seed();
        startRate(settings.srttPs());
        if (settings.srttPs() > 0) {
            minRttUs = settings.srttPs() / Time.MICROSECOND;
        }
    }

    Mode mode() {
        return mode;
    }

    private long bw() {
        return policer.inUse() ? policer.bw() : maxBw.get();
    }

    /** The first window in one round-trip time, or in a millisecond before one is known. */
    private void startRate(long srttPs) {
        rttSeen |= srttPs > 0;
        long us = srttPs > 0 ? Math.max(1, srttPs / Time.MICROSECOND) : 1000;
        pacingRate = BbrRate.bytesPerSecond(((long) window.segments() << BbrRate.SHIFT) / us, HIGH_GAIN, mss);
    }

    private void setPacingRate(int gain) {
        long rate = BbrRate.bytesPerSecond(bw(), gain, mss);
        if (full || rate > pacingRate) {
            pacingRate = rate;
        }
    }

    // ---- windows -----------------------------------------------------------------------------------------------

    private long bdp(long bw, int gain) {
        if (minRttUs == NO_RTT) {
            return INITIAL_WINDOW;
        }
        return ((bw * minRttUs * gain >> 8) + (1 << BbrRate.SHIFT) - 1) >> BbrRate.SHIFT;
    }

    /** Enough for full bursts, even against delayed acknowledgements, and above the product while probing. */
    private long withBudget(long segments) {
        long even = (segments + 3L * BbrRate.burst(pacingRate, mss) + 1) & ~1L;
        return mode == Mode.PROBE_BW && phase == 0 ? even + 2 : even;
    }

    private long inFlightAimedAt(long bw, int gain) {
        return withBudget(bdp(bw, gain));
    }

    /** What will be in the network when the next segment may leave. */
    private long inNetworkAtNextSend(AckEvent ack, long inFlight) {
        long us = Math.max(0, ack.nextSendPs - ack.nowPs) / Time.MICROSECOND;
        long then = inFlight + (pacingGain > UNIT ? BbrRate.burst(pacingRate, mss) : 0);
        return Math.max(0, then - (bw() * us >> BbrRate.SHIFT));
    }

    private int segments(long bytes) {
        return (int) ((bytes + mss - 1) / mss);
    }

    // ---- an acknowledgement ------------------------------------------------------------------------------------

    @Override
    public void onSample(AckEvent ack) {
        delivered = ack.totalDelivered;
        lost = ack.totalLost;
        if (ack.deliveredSegments > 0) {
            deliveredPs = ack.nowPs;
        }
        updateBandwidth(ack);
        aggregation.update(ack, roundStart, bw(), window.segments(), deliveredPs);
        if (mode == Mode.PROBE_BW && isNextPhase(ack)) {
            nextPhase();
        }
        checkFull(ack);
        checkDrain(ack);
        updateMinRtt(ack);
        updateGains();
        if (!rttSeen && ack.srttPs > 0) {
            startRate(ack.srttPs);
        }
        setPacingRate(pacingGain);
        setWindow(ack);
    }

    @Override
    public void onAck(AckEvent ack) {}

    private void updateBandwidth(AckEvent ack) {
        roundStart = false;
        RateSample rate = ack.rate;
        if (!rate.isValid()) {
            return;
        }
        if (rate.priorDelivered >= roundDelivered) {
            roundDelivered = delivered;
            rounds++;
            roundStart = true;
            window.roundEnded();
        }
        lookForPolicer(ack.lostSegments > 0, rate.appLimited);
        long bw = (rate.deliveredSegments << BbrRate.SHIFT) / Math.max(1, rate.intervalPs / Time.MICROSECOND);
        if (!rate.appLimited || bw >= maxBw.get()) {
            maxBw.add(rounds, bw);
        }
    }

    private void lookForPolicer(boolean newlyLost, boolean appLimited) {
        if (policer.inUse()) {
            if (mode == Mode.PROBE_BW && policer.usedUp(roundStart)) {
                policer.reset(deliveredPs, delivered, lost);
                probeBandwidth();
            }
        } else if (policer.sample(deliveredPs, delivered, lost, newlyLost, roundStart, appLimited)) {
            pacingGain = UNIT;
        }
    }

    private boolean isNextPhase(AckEvent ack) {
        boolean fullLength = (deliveredPs - phaseStartPs) / Time.MICROSECOND > minRttUs;
        if (pacingGain == UNIT) {
            return fullLength;
        }
        long inFlight = inNetworkAtNextSend(ack, segments(ack.priorInFlightBytes));
        if (pacingGain > UNIT) {
            return fullLength && (ack.lostSegments > 0 || inFlight >= inFlightAimedAt(maxBw.get(), pacingGain));
        }
        return fullLength || inFlight <= inFlightAimedAt(maxBw.get(), UNIT);
    }

    private void nextPhase() {
        phase = (phase + 1) % PHASES;
        phaseStartPs = deliveredPs;
    }

    private void probeBandwidth() {
        mode = Mode.PROBE_BW;
        random = random * 6364136223846793005L + 1442695040888963407L;
        phase = PHASES - 1 - (int) ((random >>> 33) % RANDOM_PHASES);
        nextPhase();
    }

    private void checkFull(AckEvent ack) {
        if (full || !roundStart || ack.rate.appLimited) {
            return;
        }
        if (maxBw.get() >= fullBw * FULL_GROWTH >> 8) {
            fullBw = maxBw.get();
            fullBwCount = 0;
        } else {
            full = ++fullBwCount >= FULL_ROUNDS;
        }
    }

    private void checkDrain(AckEvent ack) {
        if (mode == Mode.STARTUP && full) {
            mode = Mode.DRAIN;
            ssthresh = (int) inFlightAimedAt(maxBw.get(), UNIT);
        }
        if (mode == Mode.DRAIN
                && inNetworkAtNextSend(ack, segments(ack.inFlightBytes)) <= inFlightAimedAt(maxBw.get(), UNIT)) {
            probeBandwidth();
        }
    }

    private void updateMinRtt(AckEvent ack) {
        boolean expired = ack.nowPs > minRttPs + MIN_RTT_WINDOW_PS;
        long us = ack.rttPs / Time.MICROSECOND;
        if (ack.rttPs >= 0 && (us < minRttUs || expired && !ack.maybeDelayed)) {
            minRttUs = us;
            minRttPs = ack.nowPs;
        }
        if (expired && !idleRestart && mode != Mode.PROBE_RTT) {
            mode = Mode.PROBE_RTT;
            window.save(true);
            probeRttTimed = false;
        }
        if (mode == Mode.PROBE_RTT) {
            probeRtt(ack);
        }
        if (ack.rate.deliveredSegments > 0) {
            idleRestart = false;
        }
    }

    private void probeRtt(AckEvent ack) {
        if (!probeRttTimed && segments(ack.inFlightBytes) <= BbrWindow.LEAST) {
            probeRttTimed = true;
            probeRttDonePs = ack.nowPs + PROBE_RTT_PS;
            probeRttRoundDone = false;
            roundDelivered = delivered;
        } else if (probeRttTimed) {
            probeRttRoundDone |= roundStart;
            if (probeRttRoundDone) {
                checkProbeRttDone(ack.nowPs);
            }
        }
    }

    private void checkProbeRttDone(long nowPs) {
        if (probeRttTimed && nowPs > probeRttDonePs) {
            minRttPs = nowPs;
            window.restore();
            if (full) {
                probeBandwidth();
            } else {
                mode = Mode.STARTUP;
            }
        }
    }

    private void updateGains() {
        switch (mode) {
            case STARTUP -> gains(HIGH_GAIN, HIGH_GAIN);
            case DRAIN -> gains(DRAIN_GAIN, HIGH_GAIN);
            case PROBE_BW ->
                gains(policer.inUse() || phase > 1 ? UNIT : phase == 0 ? PROBE_GAIN : RELIEF_GAIN, CWND_GAIN);
            case PROBE_RTT -> gains(UNIT, UNIT);
        }
    }

    private void gains(int pacing, int window) {
        pacingGain = pacing;
        cwndGain = window;
    }

    private void setWindow(AckEvent ack) {
        int acked = ack.deliveredSegments;
        if (acked > 0) {
            if (window.recover(ack, acked, segments(ack.inFlightBytes))) {
                roundDelivered = delivered;
            }
            long target = withBudget(bdp(bw(), cwndGain) + (full ? aggregation.extra(bw()) : 0));
            window.approach(target, acked, full, delivered < INITIAL_WINDOW);
        }
        if (mode == Mode.PROBE_RTT) {
            window.shrink();
        }
    }

    @Override
    public void onLoss(long nowPs, long flightBytes) {
        window.save(mode == Mode.PROBE_RTT);
    }

    @Override
    public void onEcnEcho(long nowPs, long flightBytes) {}

    @Override
    public void onRecovered(long nowPs) {}

    @Override
    public void onTimeout(long nowPs, long flightBytes, boolean first) {
        if (first) {
            window.save(mode == Mode.PROBE_RTT);
        }
        window.timedOut(inLinux ? segments(flightBytes) : 0);
        fullBw = 0;
        roundStart = true;
        lookForPolicer(true, false);
    }

    @Override
    public void onUndo(long nowPs) {
        fullBw = 0;
        fullBwCount = 0;
        policer.reset(deliveredPs, delivered, lost);
    }

    /** The model knows better than a window that shrinks with time. */
    @Override
    public void onIdle(long nowPs, long restartBytes) {}

    @Override
    public void onSendAfterPause(long nowPs, long idlePs, boolean appLimited) {
        if (!appLimited) {
            return;
        }
        idleRestart = true;
        aggregation.restart(nowPs);
        if (mode == Mode.PROBE_BW) {
            setPacingRate(UNIT);
        } else if (mode == Mode.PROBE_RTT) {
            checkProbeRttDone(nowPs);
        }
    }

    @Override
    public boolean governsRecovery() {
        return true;
    }

    @Override
    public int windowsToBuffer() {
        return 3;
    }

    @Override
    public boolean needsRates() {
        return true;
    }

    @Override
    public boolean holdsBack() {
        return mode == Mode.PROBE_RTT;
    }

    @Override
    public long cwndBytes() {
        return (long) window.segments() * mss;
    }

    @Override
    public long ssthreshBytes() {
        return ssthresh == SegmentWindow.NO_THRESHOLD ? Long.MAX_VALUE : (long) ssthresh * mss;
    }

    @Override
    public long pacingBps() {
        return pacingRate * 8;
    }
}
