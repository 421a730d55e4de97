package io.netsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue against a list that is searched, under random scheduling, moving and cancelling from within events. */
class EventOrderTest {
    private static final int EVENTS = 60;
    private static final int STEPS = 3000;

    static IntStream seeds() {
        return Integer.getInteger("seed") != null ? IntStream.of(Integer.getInteger("seed")) : IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderIsThatOfASortedList(int seed) {
        new Model(seed).run();
    }

    private static final class Model {
        private final SplittableRandom random;
        private final Simulator simulator = new Simulator();
        private final List<Checked> events = new ArrayList<>();
        private int steps;

        Model(int seed) {
            random = new SplittableRandom(seed);
            EventOwner[] owners = {new EventOwner(2), new EventOwner(0), new EventOwner(1)};
            int[] made = new int[3];
            for (int i = 0; i < EVENTS; i++) {
                int owner = random.nextInt(3);
                int rank = new int[] {2, 0, 1}[owner];
                events.add(new Checked(owners[owner], rank, made[owner]++));
            }
        }

        void run() {
            for (int i = 0; i < EVENTS; i++) {
                change();
            }
            assertThat(simulator.run(Time.NEVER, Long.MAX_VALUE)).isEqualTo(RunEnd.IDLE);
            assertThat(first()).isNull();
            assertThat(steps).isGreaterThan(0);
        }

        private void change() {
            Checked event = events.get(random.nextInt(EVENTS));
            if (random.nextInt(4) == 0) {
                simulator.cancel(event);
                event.expectedPs = Time.NEVER;
            } else {
                event.expectedPs = simulator.nowPs() + random.nextInt(8); // many ties
                simulator.schedule(event, event.expectedPs);
            }
        }

        private @Nullable Checked first() {
            return events.stream()
                    .filter(event -> event.expectedPs != Time.NEVER)
                    .min(Comparator.<Checked>comparingLong(event -> event.expectedPs)
                            .thenComparingInt(event -> event.rank)
                            .thenComparingInt(event -> event.number))
                    .orElse(null);
        }

        private final class Checked extends Event {
            private final int rank;
            private final int number;
            private long expectedPs = Time.NEVER;

            Checked(EventOwner owner, int rank, int number) {
                super(owner);
                this.rank = rank;
                this.number = number;
            }

            @Override
            protected void fire(long nowPs) {
                assertThat(first()).isSameAs(this);
                assertThat(expectedPs).isEqualTo(nowPs);
                expectedPs = Time.NEVER;
                if (steps++ < STEPS) {
                    for (int i = random.nextInt(4); i > 0; i--) {
                        change();
                    }
                }
                for (Checked event : events) {
                    assertThat(simulator.isScheduled(event)).isEqualTo(event.expectedPs != Time.NEVER);
                }
            }
        }
    }
}
