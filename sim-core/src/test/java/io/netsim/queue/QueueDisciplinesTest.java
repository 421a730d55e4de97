package io.netsim.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.packet.Packet;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueDisciplinesTest {
    /** Each with defaults, and each with one of its flags turned over. */
    static List<Object[]> variants() {
        List<Object[]> all = new ArrayList<>();
        for (QueueDisciplineFactory factory : QueueDisciplines.find().all()) {
            if (factory.inside() != QueueDisciplineFactory.Inside.NOTHING) {
                continue; // what is inside decides
            }
            all.add(new Object[] {factory.name(), ImmutableMap.of()});
            for (QueueParameter parameter : factory.parameters()) {
                if (parameter.kind() == QueueParameter.Kind.FLAG) {
                    all.add(new Object[] {
                        factory.name(), ImmutableMap.of(parameter.name(), 1 - parameter.defaultValue())
                    });
                }
            }
        }
        return all;
    }

    private static QueueBench bench(String name, ImmutableMap<String, Double> values) {
        return new QueueBench(QueueDisciplines.find().get(name), 8_000_000, DropTailLimit.packets(60), values);
    }

    /** Bursts, pauses, many flows, all codepoints. */
    private static List<Packet> storm(QueueBench bench, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Packet> offered = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < 20_000; i++) {
            at += random.nextInt(20) == 0 ? random.nextInt(40) * Time.MILLISECOND : random.nextInt(4) * 200_000_000L;
            int bytes = 40 + random.nextInt(1461);
            offered.add(bench.offer(at, bytes, random.nextInt(12), random.nextInt(4)));
            assertThat(bench.queue.packets()).isBetween(0, 60);
            assertThat(bench.queue.bytes()).isBetween(0L, 60L * 1500);
        }
        return offered;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void eachPacketLeavesOrIsDroppedOnce(String name, ImmutableMap<String, Double> values) {
        for (long seed = 1; seed <= 3; seed++) {
            QueueBench bench = bench(name, values);
            List<Packet> offered = storm(bench, seed);
            List<Packet> met = new ArrayList<>();
            bench.sent.forEach(sent -> met.add(sent.packet()));
            bench.notes.stream()
                    .filter(note -> note.what().endsWith("drop") || note.what().equals("queue_full"))
                    .forEach(note -> met.add(note.packet()));
            List<Packet> left = new ArrayList<>();
            assertThat(bench.queue.packets()).isPositive();
            int waiting = bench.queue.packets();
            bench.queue.drain(left::add);
            assertThat(left).hasSize(waiting);
            assertThat(bench.queue.packets()).isZero();
            assertThat(bench.queue.bytes()).isZero();
            assertThat(bench.queue.dequeue(Time.HOUR)).isNull();
            met.addAll(left);
            assertThat(met).hasSameSizeAs(offered);
            Set<Packet> different = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            different.addAll(met);
            assertThat(different).hasSameSizeAs(offered);
            assertThat(different.containsAll(offered)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void equalSeedsGiveEqualRuns(String name, ImmutableMap<String, Double> values) {
        QueueBench first = bench(name, values);
        QueueBench second = bench(name, values);
        storm(first, 7);
        storm(second, 7);
        assertThat(second.sent.stream().map(sent -> sent.atPs() + " " + sent.packet()))
                .containsExactlyElementsOf(first.sent.stream()
                        .map(sent -> sent.atPs() + " " + sent.packet())
                        .toList());
        assertThat(second.notes.stream().map(note -> note.atPs() + note.what()))
                .containsExactlyElementsOf(first.notes.stream()
                        .map(note -> note.atPs() + note.what())
                        .toList());
    }

    /** RFC 3168 §5: a packet whose sender does not take part must not be marked. */
    @ParameterizedTest
    @MethodSource("variants")
    void onlyPacketsOfSendersThatTakePartAreMarked(String name, ImmutableMap<String, Double> values) {
        QueueBench bench = bench(name, values);
        List<Packet> offered = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            offered.add(bench.offer(i * 900_000_000L, 1000, i % 5, Packet.NOT_ECT));
        }
        assertThat(offered).allMatch(packet -> packet.ecn() == Packet.NOT_ECT);
    }

    /** A link without serialisation time: nothing ever waits, nothing is ever dropped. */
    @ParameterizedTest
    @MethodSource("variants")
    void aLinkOfInfiniteRateDropsNothing(String name, ImmutableMap<String, Double> values) {
        if (values.containsKey("adaptive")) {
            assertThatThrownBy(() -> infinite(name, values))
                    .hasMessage("adaptive RED on a link of infinite rate needs 'min_threshold' and 'weight'");
            return;
        }
        QueueBench bench = infinite(name, values);
        for (int i = 0; i < 1000; i++) {
            bench.offer(i / 3 * Time.MILLISECOND, 1000, i % 5, Packet.ECT_0);
        }
        assertThat(bench.notes).isEmpty();
        assertThat(bench.sent).hasSize(1000);
    }

    private static QueueBench infinite(String name, ImmutableMap<String, Double> values) {
        return new QueueBench(
                QueueDisciplines.find().get(name), io.netsim.time.BitRate.INFINITE, DropTailLimit.packets(60), values);
    }

    @Test
    void eachParameterHasANameARangeWithItsDefaultAndASource() {
        for (QueueDisciplineFactory factory : QueueDisciplines.find().all()) {
            Set<String> names = new HashSet<>();
            for (QueueParameter parameter : factory.parameters()) {
                assertThat(parameter.name()).matches("[a-z][a-z0-9_]*");
                assertThat(names.add(parameter.name())).isTrue();
                assertThat(parameter.meaning()).doesNotEndWith(".").isNotBlank();
                if (parameter.hasDefault()) {
                    assertThat(parameter.defaultValue()).isBetween(parameter.min(), parameter.max());
                }
            }
            assertThat(factory.summary()).isNotBlank().doesNotContain("\n");
        }
    }

    @Test
    void allAreFoundByName() {
        assertThat(QueueDisciplines.find().names())
                .containsAll(ImmutableList.of("codel", "drop_tail", "dualpi2", "fq_codel", "head_drop", "pie", "red"));
        assertThatThrownBy(() -> QueueDisciplines.find().get("wred"))
                .hasMessageStartingWith("there is no queue discipline 'wred'; there are ");
    }

    @Test
    void headDropTakesTheOldest() {
        QueueBench bench = bench("head_drop", ImmutableMap.of());
        List<Packet> offered = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            offered.add(bench.offer(0, 1000));
        }
        assertThat(bench.notes("queue_full").stream().map(QueueBench.Note::packet))
                .containsExactlyElementsOf(offered.subList(1, 10));
    }

    @Test
    void headDropDropsWhatCanNeverFit() {
        QueueBench bench =
                new QueueBench(new HeadDropQueue.Factory(), 8_000_000, DropTailLimit.bytes(1000), ImmutableMap.of());
        bench.offer(0, 1000);
        bench.offer(0, 900);
        Packet large = bench.offer(0, 1001);
        assertThat(bench.notes("queue_full").stream().map(QueueBench.Note::packet))
                .containsExactly(large);
        assertThat(bench.queue.packets()).isEqualTo(1);
    }
}
