package io.netsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final Simulator simulator = new Simulator();
    private final List<String> log = new ArrayList<>();

    /** Notes its name and does something. */
    private final class Noted extends Event {
        private final String name;
        private final Runnable action;

        Noted(EventOwner owner, String name, Runnable action) {
            super(owner);
            this.name = name;
            this.action = action;
        }

        Noted(EventOwner owner, String name) {
            this(owner, name, () -> {});
        }

        @Override
        protected void fire(long nowPs) {
            log.add(name + "@" + nowPs);
            action.run();
        }

        @Override
        public String toString() {
            return "event " + name;
        }
    }

    @Test
    void eventsHappenInOrderOfTime() {
        EventOwner owner = new EventOwner(0);
        simulator.schedule(new Noted(owner, "c"), 30);
        simulator.schedule(new Noted(owner, "a"), 10);
        simulator.schedule(new Noted(owner, "b"), 20);
        assertThat(simulator.run(Time.NEVER, NO_LIMIT)).isEqualTo(RunEnd.IDLE);
        assertThat(log).containsExactly("a@10", "b@20", "c@30");
        assertThat(simulator.nowPs()).isEqualTo(30);
        assertThat(simulator.eventCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalTimesGoByRankThenByAgeWhateverTheOrderOfScheduling(int seed) {
        EventOwner second = new EventOwner(7);
        EventOwner first = new EventOwner(3);
        List<Noted> events = new ArrayList<>(List.of(
                new Noted(second, "7.0"),
                new Noted(second, "7.1"),
                new Noted(first, "3.0"),
                new Noted(first, "3.1"),
                new Noted(first, "3.2"),
                new Noted(second, "7.2")));
        Collections.shuffle(events, new Random(seed));
        events.forEach(event -> simulator.schedule(event, 5));
        simulator.run(Time.NEVER, NO_LIMIT);
        assertThat(log).containsExactly("3.0@5", "3.1@5", "3.2@5", "7.0@5", "7.1@5", "7.2@5");
    }

    @Test
    void anEventCanScheduleItselfAgain() {
        EventOwner owner = new EventOwner(0);
        Noted[] self = new Noted[1];
        self[0] = new Noted(owner, "tick", () -> {
            if (simulator.nowPs() < 30) {
                simulator.schedule(self[0], simulator.nowPs() + 10);
            }
        });
        simulator.schedule(self[0], 10);
        simulator.run(Time.NEVER, NO_LIMIT);
        assertThat(log).containsExactly("tick@10", "tick@20", "tick@30");
        assertThat(simulator.isScheduled(self[0])).isFalse();
    }

    @Test
    void anEventThatFiresIsNotScheduledAnyMore() {
        EventOwner owner = new EventOwner(0);
        Noted[] self = new Noted[1];
        boolean[] scheduled = {true};
        self[0] = new Noted(owner, "once", () -> scheduled[0] = simulator.isScheduled(self[0]));
        simulator.schedule(self[0], 10);
        simulator.run(Time.NEVER, NO_LIMIT);
        assertThat(scheduled[0]).isFalse();
    }

    @Test
    void anEventCanCancelItselfAndOthers() {
        EventOwner owner = new EventOwner(0);
        Noted[] events = new Noted[3];
        events[0] = new Noted(owner, "first", () -> {
            simulator.schedule(events[0], 40);
            simulator.cancel(events[0]);
            simulator.cancel(events[1]);
            simulator.cancel(events[1]);
        });
        events[1] = new Noted(owner, "cancelled");
        events[2] = new Noted(owner, "last");
        for (int i = 0; i < 3; i++) {
            simulator.schedule(events[i], 10L * (i + 1));
        }
        simulator.run(Time.NEVER, NO_LIMIT);
        assertThat(log).containsExactly("first@10", "last@30");
    }

    @Test
    void anEventCanBeMovedBothWays() {
        EventOwner owner = new EventOwner(0);
        Noted a = new Noted(owner, "a");
        Noted b = new Noted(owner, "b");
        simulator.schedule(a, 10);
        simulator.schedule(b, 20);
        simulator.schedule(a, 30);
        simulator.schedule(b, 5);
        simulator.run(Time.NEVER, NO_LIMIT);
        assertThat(log).containsExactly("b@5", "a@30");
    }

    @Test
    void theTimeLimitItselfDoesNotHappen() {
        EventOwner owner = new EventOwner(0);
        simulator.schedule(new Noted(owner, "before"), 99);
        simulator.schedule(new Noted(owner, "at"), 100);
        assertThat(simulator.run(100, NO_LIMIT)).isEqualTo(RunEnd.TIME);
        assertThat(log).containsExactly("before@99");
        assertThat(simulator.nowPs()).isEqualTo(100);
        assertThat(simulator.run(101, NO_LIMIT)).isEqualTo(RunEnd.IDLE);
        assertThat(log).containsExactly("before@99", "at@100");
        assertThat(simulator.nowPs()).isEqualTo(101);
    }

    @Test
    void theEventLimitCountsAllEvents() {
        EventOwner owner = new EventOwner(0);
        for (int i = 0; i < 5; i++) {
            simulator.schedule(new Noted(owner, "e" + i), i);
        }
        assertThat(simulator.run(Time.NEVER, 2)).isEqualTo(RunEnd.EVENTS);
        assertThat(simulator.run(Time.NEVER, 3)).isEqualTo(RunEnd.EVENTS);
        assertThat(log).containsExactly("e0@0", "e1@1", "e2@2");
    }

    @Test
    void stopEndsTheRunAfterThePresentEvent() {
        EventOwner owner = new EventOwner(0);
        simulator.schedule(new Noted(owner, "stopper", simulator::stop), 10);
        simulator.schedule(new Noted(owner, "later"), 10);
        assertThat(simulator.run(100, NO_LIMIT)).isEqualTo(RunEnd.STOPPED);
        assertThat(log).containsExactly("stopper@10");
        assertThat(simulator.run(100, NO_LIMIT)).isEqualTo(RunEnd.IDLE);
        assertThat(log).containsExactly("stopper@10", "later@10");
    }

    @Test
    void thePastCannotBeChanged() {
        EventOwner owner = new EventOwner(0);
        simulator.schedule(new Noted(owner, "a"), 10);
        simulator.run(Time.NEVER, NO_LIMIT);
        Noted late = new Noted(owner, "late");
        assertThatThrownBy(() -> simulator.schedule(late, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Time.format(9))
                .hasMessageContaining(Time.format(10));
    }

    @Test
    void timeThatStandsStillEndsTheRunAndNamesTheEvent() {
        EventOwner owner = new EventOwner(0);
        Event[] self = new Event[1];
        self[0] = new Event(owner) {
            @Override
            protected void fire(long nowPs) {
                simulator.schedule(self[0], nowPs);
            }

            @Override
            public String toString() {
                return "the culprit";
            }
        };
        simulator.schedule(self[0], 5 * Time.MILLISECOND);
        assertThatThrownBy(() -> simulator.run(Time.NEVER, NO_LIMIT))
                .isInstanceOf(RunawayException.class)
                .hasMessageContaining("20000000 events")
                .hasMessageContaining("0.005 s")
                .hasMessageContaining("the culprit");
    }

    @Test
    void ranksHave22Bits() {
        assertThatThrownBy(() -> new EventOwner(1 << 22)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventOwner(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new EventOwner((1 << 22) - 1).nextTie()).isPositive();
    }
}
