package io.netsim.tcp;

import io.netsim.time.Alarm;
import io.netsim.time.Clock;
import java.util.ArrayDeque;

/** The connections of one host in TIME-WAIT, by expiry: all wait equally long, so one alarm serves them all. */
final class TimeWaitQueue {
    private final TcpProtocol protocol;
    private final Clock clock;
    private final Alarm alarm;
    private final ArrayDeque<Due> queue = new ArrayDeque<>();

    private record Due(TimeWait entry, long expiryPs) {}

    TimeWaitQueue(TcpProtocol protocol, Clock clock) {
        this.protocol = protocol;
        this.clock = clock;
        this.alarm = clock.newAlarm(this::expired);
    }

    /** Puts a connection here for {@code durationPs}. */
    void add(TcpConnection connection) {
        TimeWait entry = new TimeWait(this, connection);
        protocol.replace(connection, entry);
        restart(entry);
    }

    void restart(TimeWait entry) {
        entry.expiryPs = clock.nowPs() + protocol.config().timeWait;
        queue.add(new Due(entry, entry.expiryPs));
        if (!alarm.isSet()) {
            alarm.setAt(entry.expiryPs);
        }
    }

    /** Ends the wait early. */
    void remove(TimeWait entry) {
        entry.expiryPs = -1;
        protocol.remove(entry.local, entry.remote);
        TcpObserver observer = protocol.observer();
        if (observer != null) {
            observer.timeWaitEnded(clock.nowPs(), entry.local, entry.remote);
        }
    }

    private void expired() {
        long now = clock.nowPs();
        for (Due due = queue.peek(); due != null; due = queue.peek()) {
            if (due.expiryPs > now) {
                alarm.setAt(due.expiryPs);
                return;
            }
            queue.remove();
            if (due.entry.expiryPs == due.expiryPs) {
                remove(due.entry);
            }
        }
    }
}
