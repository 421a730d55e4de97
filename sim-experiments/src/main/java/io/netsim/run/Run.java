package io.netsim.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.assembly.Assembly;
import io.netsim.engine.RunEnd;
import io.netsim.engine.RunawayException;
import io.netsim.engine.Simulator;
import io.netsim.host.Network;
import io.netsim.measure.Figures;
import io.netsim.measure.FlowRecorder;
import io.netsim.measure.GoodputSamples;
import io.netsim.measure.IntervalSeries;
import io.netsim.measure.SeriesRecorder;
import io.netsim.measure.trace.PacketTracer;
import io.netsim.measure.trace.TraceLimits;
import io.netsim.results.FlowResult;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.PacketTrace;
import io.netsim.results.RunFolder;
import io.netsim.results.RunResult;
import io.netsim.results.SeriesFile;
import io.netsim.results.SeriesSink;
import io.netsim.results.SocketTable;
import io.netsim.run.RunOptions.SocketsAt;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.NaturalOrder;
import io.netsim.spec.SpecException;
import io.netsim.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run: assembles an experiment, lets it happen, reads the results, checks the books. */
public final class Run {
    private final ExperimentSpec spec;
    private final String source;
    private final int replication;
    private final RunOptions options;
    private final @Nullable String id;
    private final Measures measures;
    private final FlowRecorder flows;
    private final SeriesChecks checks;
    private final List<SocketTable> tables = new ArrayList<>();
    private @Nullable SeriesRecorder series;
    private @Nullable IntervalSeries intervals;
    private @Nullable Captures captures;
    private @Nullable PacketTracer tracer;
    private volatile @Nullable Simulator clock;

    /**
     * @param source the experiment as the user named it, for mistakes
     * @param replication from 0
     */
    public Run(ExperimentSpec spec, String source, int replication, RunOptions options) {
        this(spec, source, replication, options, null);
    }

    /** @param id if it is known; it costs as much to find as a small run */
    Run(ExperimentSpec spec, String source, int replication, RunOptions options, @Nullable String id) {
        this.spec = spec;
        this.id = id;
        this.source = source;
        this.replication = replication;
        this.options = options;
        this.measures = new Measures(spec);
        this.flows = new FlowRecorder(NaturalOrder.INSTANCE, measures.poolsSamples());
        this.checks = new SeriesChecks(spec, flows);
    }

    /**
     * Runs to the end; once.
     *
     * @throws SpecException if the experiment asks for what there is not
     * @throws RunFailure if the simulation breaks, or its books do not balance
     * @throws UncheckedIOException if a capture cannot be written
     */
    public RunResult execute() {
        long start = System.nanoTime();
        new Verdicts(spec, source).check();
        Network network = new Assembly(spec, replication, source).build(flows);
        Figures figures = new Figures(network, spec.time().warmupPs());
        if (options.series() || options.trace() != null) {
            series = new SeriesRecorder(network);
        }
        tracer = tracer(network);
        ImmutableList<IntervalSeries.Request> wanted = measures.series();
        if (options.measuredSeries() && !wanted.isEmpty()) {
            intervals = new IntervalSeries(network, flows, wanted);
        }
        if (options.capture() != null) {
            captures = new Captures(network, options.capture());
        }
        CpuUse cpu = new CpuUse(network);
        clock = network.simulator();
        RunEnd end = simulateOrFail(network, figures, cpu);
        double wallS = (System.nanoTime() - start) / 1e9;
        return result(network, figures, cpu, end, wallS);
    }

    /**
     * How far the simulation has come, 0 before it begins. From any thread while it lasts: the run does not wait for who
     * asks, who may hear an instant that is a little old.
     */
    public double simulatedS() {
        Simulator running = clock;
        return running == null ? 0 : Time.toSeconds(running.nowPs());
    }

    /** How far it goes. */
    public double durationS() {
        return Time.toSeconds(spec.time().durationPs());
    }

    private @Nullable PacketTracer tracer(Network network) {
        RunOptions.Trace trace = options.trace();
        return trace == null
                ? null
                : new PacketTracer(
                        network, flows, TraceLimits.DEFAULT.ofFlow(trace.flow()).between(trace.fromPs(), trace.toPs()));
    }

    private RunEnd simulateOrFail(Network network, Figures figures, CpuUse cpu) {
        boolean done = false;
        try {
            RunEnd end = simulate(network, figures, cpu);
            if (captures != null) {
                captures.finish();
            }
            done = true;
            return end;
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RunawayException | IllegalStateException | IllegalArgumentException e) {
            throw new RunFailure(spec, replication, network.simulator().nowPs(), String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new RunFailure(spec, replication, network.simulator().nowPs(), e.toString(), e);
        } finally {
            if (captures != null && !done) {
                captures.discard();
            }
        }
    }

    /**
     * After the end, the folder of the run: {@code run.json}, {@code series.csv} if series were kept, and captures.
     *
     * @param experimentFolder the folder it is put in
     * @param file the experiment's
     */
    public Path write(Path experimentFolder, RunResult result, Path file) throws IOException {
        return RunFolder.write(experimentFolder, RunDocument.of(result, RunOrigin.of(spec, file)), true, folder -> {
            writeSeries(folder);
            moveCaptures(folder);
        });
    }

    /** After the end, what {@code run.json} says. */
    public Map<String, @Nullable Object> document(RunResult result, Path file) {
        return RunDocument.of(result, RunOrigin.of(spec, file));
    }

    /**
     * After the end, the packets that were followed; once.
     *
     * @throws IllegalArgumentException if no flow has the id that was asked for
     * @throws IllegalStateException if none were asked for
     */
    public PacketTrace trace() {
        if (tracer == null) {
            throw new IllegalStateException("no packets were followed");
        }
        return tracer.trace();
    }

    /** After the end, all points of the series of connections and queues, if they were kept. */
    public void series(SeriesSink sink) {
        if (series != null) {
            series.writeTo(sink, flows.flows());
        }
    }

    /** After the end, puts the captures into a folder. */
    void moveCaptures(Path folder) throws IOException {
        if (captures != null) {
            captures.moveInto(folder);
        }
    }

    /** After the end, {@code series.csv} if series were kept. */
    void writeSeries(Path folder) throws IOException {
        SeriesRecorder recorder = options.series() ? series : null;
        IntervalSeries sampled = intervals;
        if (recorder == null && sampled == null) {
            return;
        }
        SeriesFile.write(folder, sink -> {
            if (recorder != null) {
                recorder.writeTo(sink, flows.flows());
            }
            if (sampled != null) {
                sampled.writeTo(sink);
            }
        });
    }

    private record Pause(long atPs, Runnable action) {}

    private RunEnd simulate(Network network, Figures figures, CpuUse cpu) {
        List<Pause> pauses = new ArrayList<>();
        if (options.measuresCpu()) {
            pauses.add(new Pause(spec.time().durationPs() / 2, cpu::halfway));
        }
        if (spec.time().warmupPs() > 0) {
            pauses.add(new Pause(spec.time().warmupPs(), () -> warmupEnded(network)));
        }
        for (SocketsAt wanted : options.sockets()) {
            pauses.add(new Pause(wanted.atPs(), () -> tables.add(figures.sockets(wanted.host()))));
        }
        pauses.sort(Comparator.comparingLong(Pause::atPs));
        Simulator simulator = network.simulator();
        long maxEvents = Math.min(options.maxEvents(), spec.limits().maxEvents());
        RunEnd end = RunEnd.TIME;
        for (Pause pause : pauses) {
            end = advance(simulator, pause.atPs, maxEvents);
            if (end == RunEnd.EVENTS) {
                break;
            }
            pause.action.run();
        }
        if (end != RunEnd.EVENTS) {
            end = advance(simulator, spec.time().durationPs(), maxEvents);
        }
        if (intervals != null) {
            intervals.finish();
        }
        return end;
    }

    /** Runs on, with a look at the network at the end of each interval of a series. */
    private RunEnd advance(Simulator simulator, long untilPs, long maxEvents) {
        IntervalSeries sampled = intervals;
        GoodputSamples goodput = checks.goodput();
        while (true) {
            long asked = sampled == null ? Time.NEVER : sampled.nextPs();
            long checked = goodput == null ? Time.NEVER : goodput.nextPs();
            long next = Math.min(asked, checked);
            if (next > untilPs) {
                break;
            }
            if (simulator.run(next, maxEvents) == RunEnd.EVENTS) {
                return RunEnd.EVENTS;
            }
            if (sampled != null && asked == next) {
                sampled.sample();
            }
            if (goodput != null && checked == next) {
                goodput.sample();
            }
        }
        return simulator.run(untilPs, maxEvents);
    }

    private void warmupEnded(Network network) {
        flows.warmupEnded();
        Runnable reset = () -> network.directions().forEach(direction -> direction.resetCounters());
        if (intervals == null) {
            reset.run();
        } else {
            intervals.across(reset);
        }
    }

    private RunResult result(Network network, Figures figures, CpuUse cpu, RunEnd end, double wallS) {
        ImmutableList<FlowResult> flowResults = figures.flows(flows.flows());
        ImmutableList<LinkResult> links = figures.links();
        LedgerResult ledger = figures.ledger();
        Simulator simulator = network.simulator();
        if (ledger.balancePackets() != 0 || ledger.balanceBytes() != 0) {
            String what = "the books do not balance: " + ledger.balancePackets() + " packets and "
                    + ledger.balanceBytes() + " bytes were offered that have no fate";
            throw new RunFailure(spec, replication, simulator.nowPs(), what, new IllegalStateException(what));
        }
        requireCauseOfWrongBytes(network, flowResults);
        return new RunResult(
                RunResult.FORMAT,
                spec.name(),
                id == null ? RunId.of(spec, replication) : id,
                Version.NUMBER,
                ImmutableMap.copyOf(spec.params()),
                replication,
                spec.seed(),
                network.digest(),
                Time.toSeconds(simulator.nowPs()),
                Time.toSeconds(spec.time().warmupPs()),
                wallS,
                options.measuresCpu() ? CpuUse.sinceStartS() : null,
                options.measuresCpu() ? cpu.steadyPacketHopsPerS() : null,
                simulator.eventCount(),
                network.packetHops(),
                end.name().toLowerCase(Locale.ROOT),
                flowResults,
                links,
                ledger,
                new Verdicts(spec, source).on(flowResults, links, ledger),
                new Verdicts(spec, source).overReplications(flowResults, links, ledger),
                new Fairness(spec).of(flowResults),
                measures.on(flowResults, links, ledger, flows, figures.queueDelays()),
                new TheoryValues(spec, network).of(flowResults),
                checks.of(intervals, end),
                StackSummary.of(spec),
                flows.troubles(),
                ImmutableList.copyOf(tables));
    }

    /** Wrong bytes that arrive where no link flips any are a bug. */
    private void requireCauseOfWrongBytes(Network network, ImmutableList<FlowResult> flowResults) {
        boolean corrupting =
                spec.topology().directions().stream().anyMatch(direction -> direction.corruption() != null);
        for (FlowResult flow : flowResults) {
            if (flow.corruptedBytes() > 0 && !corrupting) {
                String what = flow.corruptedBytes() + " wrong bytes arrived of " + flow.id();
                throw new RunFailure(
                        spec, replication, network.simulator().nowPs(), what, new IllegalStateException(what));
            }
        }
    }
}
