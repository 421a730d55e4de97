package io.netsim.tcp.receive;

import io.netsim.rfc.Rfc;

/**
 * What window to offer (RFC 9293 §3.8.6). The right edge never moves back. The two ways to decide it are {@link BufferWindow},
 * by the free part of a buffer, and {@link LinuxWindow}, by the memory of a Linux host.
 */
@Rfc(
        number = 9293,
        value = {"MUST-39", "SHLD-14", "MAY-8", "MUST-1", "REC-1"})
public abstract class ReceiveWindow {
    static final int MAX_FIELD = 65535;

    final ReceiveVariables rcv;
    final ReceiveBuffer buffer;
    /** The shift of the windows we announce, 0 without scaling. */
    int shift;

    ReceiveWindow(ReceiveVariables rcv, ReceiveBuffer buffer) {
        this.rcv = rcv;
        this.buffer = buffer;
    }

    /**
     * Before our SYN goes out.
     *
     * @param mss largest segment expected, bytes
     * @param scaling whether the windows may be scaled
     */
    public abstract void open(int mss, boolean scaling);

    /** Both ends have said what they can do. */
    public abstract void agreed(int mss, boolean scaling);

    /** The shift to announce in the SYN (RFC 7323 §2.2). */
    public abstract int shiftToAnnounce();

    /** The window field of a SYN, which is never scaled (RFC 7323 §2.2). */
    public abstract int fieldOfSyn();

    /** The window field of the segment that is sent now; moves the edge. */
    public abstract int fieldToOffer();

    /** Whether what the application has just read makes an update of the window worth a segment of its own. */
    public abstract boolean worthUpdate();

    /** Segments that end before this position are old (RFC 9293 §3.4: RCV.NXT). */
    public long acceptFrom() {
        return rcv.nxt();
    }

    /** The estimate of the peer's segment size, bytes. */
    public abstract int segmentEstimate();

    /** The largest window that may be offered for now, bytes (Linux's {@code rcv_ssthresh}). */
    public abstract long limit();

    /** What the application takes in a round trip, bytes; 0 if not measured. */
    public long spacePerRoundTrip() {
        return 0;
    }

    /** The receiver's own estimate of the round-trip time, picoseconds; 0 if not measured. */
    public long roundTripPs() {
        return 0;
    }

    /** A timestamp came back: a round trip for the receiver's estimate. */
    public void echoed(int tsEcr, long roundTripPs, int length) {}

    /** The application has taken bytes. */
    public void read() {}
}
