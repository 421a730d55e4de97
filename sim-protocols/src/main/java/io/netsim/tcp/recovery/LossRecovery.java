package io.netsim.tcp.recovery;

import io.netsim.tcp.send.AckSample;
import io.netsim.tcp.send.DeliveryListener;
import io.netsim.tcp.send.SentSegment;
import java.util.function.BooleanSupplier;

/** How a sender gets over losses: what it sends again, and how much it keeps in the network meanwhile. */
public interface LossRecovery extends DeliveryListener {
    /** In which phase a sender is; the names are Linux's {@code TCP_CA_…}. */
    enum Phase {
        /** No loss is being repaired. */
        OPEN,
        /** Something was reported out of order, but nothing is taken for lost. */
        DISORDER,
        /** The window is being reduced though nothing is lost (explicit congestion notification). */
        CWR,
        /** Fast recovery after duplicate acknowledgements. */
        RECOVERY,
        /** Slow start after a time-out, until all that was outstanding is acknowledged. */
        LOSS
    }

    Phase phase();

    /** Where the present phase ends: everything before it must be acknowledged. */
    long recoveryPoint();

    @Override
    default void delivered(SentSegment segment, boolean selectively, AckSample sample) {}

    /** A block reports duplicates up to a position (RFC 2883); {@code segments} is how many they are. */
    default void duplicateReported(long start, long end, int segments, AckSample sample) {}

    /** After the acknowledgement was accounted for. */
    void onAck(AckSample ack);

    /** Whether the window may grow with the acknowledgement just taken. */
    boolean growsWindow(AckSample ack);

    /** The retransmission timer has expired. */
    void onTimeout(long nowPs);

    /** Segments were too large for the path and are lost, which is no sign of congestion (RFC 1191 §6.4). */
    default void onTooLarge(long nowPs) {}

    /** Who is to be asked, when a loss shows, whether it was of a probe of the path and no sign of congestion (RFC 4821 §7.7). */
    default void pathProbe(BooleanSupplier failed) {}

    /** Full segments have so many bytes from now on; only where windows count bytes. */
    default void segmentSize(int bytes) {}

    /** Whether the acknowledgement just taken restarts the retransmission timer. */
    boolean restartsTimer(AckSample ack);

    /** Whether sending the oldest segment again restarts it, too. */
    default boolean resendingRestartsTimer() {
        return false;
    }

    /** Whether the oldest segment is to be sent again at once, whatever the window; asking takes the order. */
    default boolean takeImmediateRetransmission() {
        return false;
    }

    /** Whether lost segments may be sent again at present. */
    default boolean mayRetransmit() {
        return true;
    }

    /** Whether new data is to be tried before lost segments, as F-RTO does (RFC 5682 §3.1, step 2b); asking takes the order. */
    default boolean takeNewDataFirst() {
        return false;
    }

    /** There was no new data to try, or no window for it. */
    default void newDataRefused() {}

    /** Something was sent, for the first time or again. */
    default void sent(SentSegment segment, long nowPs) {}

    /** The congestion window as it stands. */
    long cwndBytes();

    /** Estimate of the bytes in the network. */
    long pipeBytes();

    /** The degree of reordering that is not taken for loss, segments. */
    default int reorderingSegments() {
        return DuplicateAcks.THRESHOLD;
    }

    /** How often fast recovery has begun. */
    long fastRecoveries();

    // ---- timers besides that of retransmission -----------------------------------------------------------------

    /** How long after the last transmission or acknowledgement a tail loss probe is due (RFC 8985 §7.2), or −1. */
    default long probeTimeoutPs() {
        return -1;
    }

    /** The probe is due: whether one may be sent (§7.3: one at a time). */
    default boolean mayProbe() {
        return false;
    }

    /** A probe was sent. */
    default void probed(boolean retransmission) {}

    default long tailLossProbes() {
        return 0;
    }

    /** When more segments may turn out to be lost (RFC 8985 §6.3), counted from the last acknowledgement, or 0. */
    default long reorderingTimeoutPs() {
        return 0;
    }

    /** That time has come. */
    default void onReorderingTimeout(long nowPs) {}

    /** Recoveries that were undone because they had been needless. */
    default long undone() {
        return 0;
    }
}
