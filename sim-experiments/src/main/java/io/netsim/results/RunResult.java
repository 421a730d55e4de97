package io.netsim.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one run; the document that {@code netsim run --json} prints.
 *
 * @param netsim version of the format
 * @param experiment its name
 * @param runId first 12 hexadecimal digits of SHA-256 over configuration, replication and version
 * @param version of Netsim
 * @param point the parameters with their values
 * @param replication from 0
 * @param digest 64 hexadecimal digits over everything that happened
 * @param simulatedS simulated time, seconds
 * @param warmupS the part of it that does not count for rates and links, seconds
 * @param wallS time the run took, seconds
 * @param cpuS processor time of the process from its start to the end of the run, seconds; null if not asked for
 * @param steadyPacketHopsPerCpuS packet-hops per second of processor time in the second half of the simulated time; null
 *     if not asked for, or if that took too little time to tell
 * @param events how many events happened
 * @param packetHops packets that have crossed a link, summed over links
 * @param ended {@code time}: the duration was reached; {@code idle}: before that nothing was left to happen;
 *     {@code events}: the event limit was reached, the rest is missing
 * @param flows by id
 * @param links by name, forward before reverse
 * @param expectationsOverReplications what the run adds to expectations that no single run can meet
 * @param fairness how evenly competing flows shared what there was
 * @param measures what the experiment asks for beyond all this
 * @param theory what theory says, where there is a closed form whose assumptions hold
 * @param seriesChecks whether series within the run are long and steady enough to speak for their means
 * @param stacks the transport settings, hosts with equal ones together
 * @param troubles calls on sockets that failed without a flow to answer for them, such as a server's bind
 * @param sockets tables that were asked for
 */
public record RunResult(
        int netsim,
        String experiment,
        String runId,
        String version,
        Map<String, String> point,
        int replication,
        long seed,
        String digest,
        double simulatedS,
        double warmupS,
        double wallS,
        @Nullable Double cpuS,
        @Nullable Double steadyPacketHopsPerCpuS,
        long events,
        long packetHops,
        String ended,
        List<FlowResult> flows,
        List<LinkResult> links,
        LedgerResult ledger,
        List<ExpectationResult> expectations,
        List<ReplicatedExpectation> expectationsOverReplications,
        List<FairnessResult> fairness,
        List<MeasureResult> measures,
        List<TheoryResult> theory,
        List<SeriesCheck> seriesChecks,
        List<StackResult> stacks,
        List<String> troubles,
        List<SocketTable> sockets) {
    /** The version of the format that this Netsim writes. */
    public static final int FORMAT = 1;

    /** Whether everything that was expected came true. */
    public boolean meetsExpectations() {
        return expectations.stream().allMatch(ExpectationResult::met);
    }
}
