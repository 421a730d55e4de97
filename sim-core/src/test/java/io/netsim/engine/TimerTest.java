package io.netsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.time.Alarm;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerTest {
    private final Simulator simulator = new Simulator();
    private final EventOwner owner = new EventOwner(0);
    private final NodeClock clock = new NodeClock(simulator, owner);
    private final List<Long> expiries = new ArrayList<>();
    private final Alarm alarm = clock.newAlarm(() -> expiries.add(clock.nowPs()));

    private void at(long instantPs, Runnable action) {
        clock.newAlarm(action).setAt(instantPs);
    }

    private void run() {
        simulator.run(Time.NEVER, Long.MAX_VALUE);
    }

    @Test
    void goesOffOnceAtItsInstant() {
        alarm.setAt(100);
        assertThat(alarm.isSet()).isTrue();
        assertThat(alarm.instantPs()).isEqualTo(100);
        run();
        assertThat(expiries).containsExactly(100L);
        assertThat(alarm.isSet()).isFalse();
        assertThat(alarm.instantPs()).isEqualTo(Time.NEVER);
    }

    @Test
    void aPostponedTimerGoesOffLaterOnly() {
        alarm.setAt(100);
        at(50, () -> alarm.setAt(150));
        at(120, () -> alarm.setAt(250));
        run();
        assertThat(expiries).containsExactly(250L);
    }

    @Test
    void postponingDoesNotTouchTheQueue() {
        Counting timer = new Counting();
        timer.setAt(100);
        for (int i = 101; i < 1000; i++) {
            timer.setAt(i);
        }
        simulator.run(Time.NEVER, Long.MAX_VALUE);
        assertThat(timer.count).isEqualTo(1);
        assertThat(simulator.eventCount()).isEqualTo(2); // the pending one, and the one it went on to
    }

    private final class Counting extends Timer {
        private int count;

        Counting() {
            super(simulator, owner);
        }

        @Override
        protected void expired() {
            count++;
        }
    }

    @Test
    void anEarlierInstantCounts() {
        alarm.setAt(100);
        alarm.setAt(40);
        run();
        assertThat(expiries).containsExactly(40L);
    }

    @Test
    void aCancelledTimerDoesNotGoOff() {
        alarm.setAt(100);
        at(50, alarm::cancel);
        run();
        assertThat(expiries).isEmpty();
    }

    @Test
    void aCancelledTimerCanBeSetAgainBeforeAndAfterItsOldInstant() {
        alarm.setAt(100);
        at(10, alarm::cancel);
        at(20, () -> alarm.setAt(90));
        at(95, () -> alarm.setAt(130));
        at(96, alarm::cancel);
        at(97, () -> alarm.setAt(200));
        run();
        assertThat(expiries).containsExactly(90L, 200L);
    }

    @Test
    void canBeSetAgainWhenItGoesOff() {
        List<Long> ticks = new ArrayList<>();
        Alarm[] self = new Alarm[1];
        self[0] = clock.newAlarm(() -> {
            ticks.add(clock.nowPs());
            if (ticks.size() < 3) {
                self[0].setAt(clock.nowPs() + 10);
            }
        });
        self[0].setAt(10);
        run();
        assertThat(ticks).containsExactly(10L, 20L, 30L);
    }

    @Test
    void neverUnsetsIt() {
        alarm.setAt(100);
        alarm.setAt(Time.NEVER);
        run();
        assertThat(expiries).isEmpty();
        assertThat(alarm.isSet()).isFalse();
    }

    @Test
    void disposalGivesUpThePlaceInTheQueue() {
        Counting timer = new Counting();
        timer.setAt(100);
        timer.dispose();
        run();
        assertThat(timer.count).isZero();
        assertThat(simulator.eventCount()).isZero();
    }

    @Test
    void thePastIsRefused() {
        at(50, () -> {});
        run();
        assertThatThrownBy(() -> alarm.setAt(49)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePastIsRefusedEvenWhileAnEventIsPending() {
        alarm.setAt(100);
        at(50, () -> assertThatThrownBy(() -> alarm.setAt(49)).isInstanceOf(IllegalArgumentException.class));
        run();
    }
}
