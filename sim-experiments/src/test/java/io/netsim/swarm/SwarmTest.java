package io.netsim.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.RunResult;
import io.netsim.run.Experiment;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.QueueClassSpec;
import io.netsim.spec.QueueLimit;
import io.netsim.spec.QueueSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random networks with random faults under random traffic, and what must be true of all of them: no byte is wrong where no
 * checksum was deceived, every packet has one fate, time does not go back, queues keep their limits, and a second run is
 * the same. The engine and the run check time and books themselves and fail the run.
 *
 * <p>{@code -Dswarm.seed=N} runs one seed, {@code -Dswarm.seeds=N} another number of them, {@code -Dswarm.from=N} others.
 */
class SwarmTest {
    private static final int SEEDS = 500;
    private static final Path FOLDER = Path.of("target", "swarm");

    /** A swarm that meets none of these tests less than it says. */
    private static final String[] MOST_WANTED = {
        "delivered", "queue_full", "random_loss", "planned_loss", "outage", "bit_error", "corrupted", "link_down",
        "partitioned", "early_drop", "forced_drop", "policed", "fragmented", "reassembled", "ttl_expired", "no_socket",
        "completed", "open", "unreachable"
    };

    /** Fates, ends of flows and reasons of marks that were met, with how often. */
    private final Map<String, Long> met = new TreeMap<>();

    @Test
    void whatMustBeTrueOfAllNetworksIsTrueOfRandomOnes() throws IOException {
        Long one = Long.getLong("swarm.seed");
        long from = Long.getLong("swarm.from", 1);
        long[] seeds = one != null
                ? new long[] {one}
                : LongStream.range(from, from + Integer.getInteger("swarm.seeds", SEEDS))
                        .toArray();
        List<String> failures = new ArrayList<>();
        for (long seed : seeds) {
            Path file = FOLDER.resolve("seed-" + seed + ".yaml");
            Files.createDirectories(FOLDER);
            Files.writeString(file, SwarmExperiment.yaml(seed));
            String wrong = trouble(file);
            if (wrong.isEmpty()) {
                Files.delete(file);
            } else {
                failures.add(
                        wrong + "\n  replay: mvn -q test -pl sim-core,sim-protocols,sim-experiments -Dtest=SwarmTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dswarm.seed=" + seed + "\n  file: "
                                + file.toAbsolutePath());
            }
        }
        assertThat(failures).isEmpty();
        if (seeds.length >= SEEDS) {
            assertThat(met).as("what the swarm met").containsKeys(MOST_WANTED);
        }
    }

    /** What is wrong with an experiment; empty if nothing is. */
    private String trouble(Path file) {
        try {
            ExperimentSpec spec = Experiment.load(file, Map.of(), null);
            RunResult first = run(spec);
            RunResult second = run(spec);
            List<String> wrong = new ArrayList<>();
            if (!first.digest().equals(second.digest())) {
                wrong.add("two runs have different digests: " + first.digest() + " and " + second.digest());
            }
            check(spec, first, wrong);
            return String.join("\n", wrong);
        } catch (RuntimeException | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private static RunResult run(ExperimentSpec spec) {
        return new Run(spec, spec.name(), 0, RunOptions.NONE).execute();
    }

    private void check(ExperimentSpec spec, RunResult result, List<String> wrong) {
        long undetected = result.links().stream()
                .mapToLong(LinkResult::undetectedCorruptions)
                .sum();
        for (FlowResult flow : result.flows()) {
            met.merge(flow.status(), 1L, Long::sum);
            // The warm-up resets the counters of links, so what happened before is not among them.
            if (flow.corruptedBytes() > 0 && undetected == 0 && result.warmupS() == 0) {
                wrong.add(flow.corruptedBytes() + " wrong bytes of " + flow.id() + " that deceived no checksum");
            }
            if (flow.protocol().equals("tcp") && flow.deliveredBytes() > flow.sentBytes()) {
                wrong.add(flow.id() + " delivered " + flow.deliveredBytes() + " bytes of " + flow.sentBytes());
            }
        }
        LedgerResult ledger = result.ledger();
        ledger.fates().forEach(fate -> met.merge(fate.fate(), fate.packets(), Long::sum));
        long ended =
                ledger.fates().stream().mapToLong(LedgerResult.Fate::packets).sum();
        if (ended != ledger.offeredPackets()) {
            wrong.add(ledger.offeredPackets() + " packets offered, " + ended + " ended");
        }
        if (result.simulatedS() != spec.time().durationPs() / 1e12) {
            wrong.add("it ended at " + result.simulatedS() + " s");
        }
        Map<String, LinkResult> links = new HashMap<>();
        result.links().forEach(link -> links.put(link.name(), link));
        for (LinkDirectionSpec direction : spec.topology().directions()) {
            LinkResult link = links.get(direction.name());
            if (link.utilization() > 1 + 1e-9) {
                wrong.add(link.name() + " is used by " + link.utilization());
            }
            long room = room(direction.queue());
            if (link.queuePackets().max() > room) {
                wrong.add(link.queuePackets().max() + " packets waited at " + link.name() + ", which holds " + room);
            }
        }
    }

    /** How many packets a queue has room for. */
    private static long room(QueueSpec queue) {
        if (queue.classes().isEmpty()) {
            return queue.limit() instanceof QueueLimit.Packets packets ? packets.packets() : Long.MAX_VALUE / 4;
        }
        long sum = 1; // a shaper holds one
        for (QueueClassSpec inside : queue.classes()) {
            sum += room(inside.queue());
        }
        return sum;
    }
}
