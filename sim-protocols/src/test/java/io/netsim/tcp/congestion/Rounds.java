package io.netsim.tcp.congestion;

import io.netsim.time.Time;

/** Drives an algorithm round trip by round trip, without a network: each segment of the window is acknowledged, evenly. */
final class Rounds {
    static final int MSS = 1000;

    final CongestionControl control;
    final AckEvent ack = new AckEvent();
    long rttPs = 100 * Time.MILLISECOND;
    /** How long a round takes, if not one round-trip time. */
    long roundPs;

    long nowPs = Time.SECOND;
    private long acked = 1;

    Rounds(CongestionControl control) {
        this.control = control;
        ack.cwndLimited = true;
    }

    long window() {
        return control.cwndBytes() / MSS;
    }

    long threshold() {
        return control.ssthreshBytes() / MSS;
    }

    /** One acknowledgement of so many segments. */
    Rounds acknowledge(int segments) {
        ack.sentTo = acked + control.cwndBytes();
        acked += (long) segments * MSS;
        ack.nowPs = nowPs;
        ack.ackedTo = acked;
        ack.ackedBytes = (long) segments * MSS;
        ack.deliveredSegments = segments;
        ack.priorFlightBytes = control.cwndBytes();
        ack.mostOutstandingBytes = control.cwndBytes();
        ack.inFlightBytes = control.cwndBytes();
        ack.rttPs = rttPs;
        ack.srttPs = rttPs;
        control.onSample(ack);
        control.onAck(ack);
        return this;
    }

    /** A round trip. */
    Rounds round() {
        long segments = window();
        for (long i = 0; i < segments; i++) {
            acknowledge(1);
            nowPs += (roundPs > 0 ? roundPs : rttPs) / segments;
        }
        return this;
    }

    Rounds rounds(int count) {
        for (int i = 0; i < count; i++) {
            round();
        }
        return this;
    }

    /** The windows after each of so many round trips, as text. */
    String windows(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(round().window());
        }
        return text.toString();
    }

    /** A loss is noticed and, a round trip later, repaired. */
    Rounds loss() {
        control.onLoss(nowPs, control.cwndBytes());
        nowPs += rttPs;
        control.onRecovered(nowPs);
        return this;
    }
}
