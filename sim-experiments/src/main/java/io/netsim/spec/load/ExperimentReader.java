package io.netsim.spec.load;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.ChangeSpec;
import io.netsim.spec.ExpectSpec;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LimitsSpec;
import io.netsim.spec.MeasureSpec;
import io.netsim.spec.ReplicationsSpec;
import io.netsim.spec.ReportSpec;
import io.netsim.spec.StackSpec;
import io.netsim.spec.SweepSpec;
import io.netsim.spec.TimeSpec;
import io.netsim.spec.TrafficSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.topology.TopologyReader.Outcome;
import io.netsim.spec.traffic.StackReader;
import io.netsim.spec.traffic.TrafficReader;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the document of an experiment whose parameters have been put in. */
final class ExperimentReader {
    private static final Kind<String> NAME = (node, mistakes) -> {
        ScalarNode scalar = Kinds.scalar(node, "a name", mistakes);
        if (scalar != null && !scalar.text().matches("(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*")) {
            mistakes.add(
                    node,
                    scalar.quoted() + " cannot name an experiment; use lower-case letters and digits joined by '-',"
                            + " such as 'aqm-vs-cc'");
            return null;
        }
        return scalar == null ? null : scalar.text();
    };
    private static final long SECOND_PS = 1_000_000_000_000L;

    private final Section section;
    private final Path file;
    private final ImmutableMap<String, String> params;
    private final ImmutableSet<String> congestionControls;
    private final Mistakes mistakes;

    ExperimentReader(
            Section section, Path file, ImmutableMap<String, String> params, ImmutableSet<String> congestionControls) {
        this.section = section;
        this.file = file;
        this.params = params;
        this.congestionControls = congestionControls;
        this.mistakes = section.mistakes();
    }

    /** The experiment; meaningless if there were mistakes. */
    ExperimentSpec read(SweepSpec sweep) {
        section.allow("netsim");
        String name = section.require("name", NAME, "unnamed", "name: quickstart");
        String description = section.get("description", Kinds.TEXT, "");
        section.allow("params");
        Outcome outcome = TopologyFile.of(section, file, mistakes);
        Targets targets = new Targets(outcome);
        StackReader stackReader = new StackReader(targets.hosts(), congestionControls, mistakes);
        ImmutableList<StackSpec> stacks = each("stacks", "[{hosts: \"*\", profile: linux}]", stackReader::read);
        TrafficReader trafficReader = new TrafficReader(
                outcome.topology(), outcome.demands(), targets.hosts(), targets.directions(), mistakes);
        ImmutableList<TrafficSpec> traffic =
                trafficReader.read(section.items("traffic", "[{app: bulk_transfer, from: a, to: b}]"));
        TimeSpec time = time();
        LimitsSpec limits = limits();
        ImmutableList<ChangeSpec> timeline = new TimelineReader(targets, mistakes)
                .read(section.items("timeline", "[{at: 30 s, link: bottleneck, down_for: 2 s}]"));
        section.allow("sweep");
        ReplicationsSpec replications =
                new ReplicationsReader(targets, traffic, mistakes).read(section.value("replications"));
        long seed = section.get("seed", Kinds.whole(Long.MIN_VALUE, Long.MAX_VALUE), 1L);
        VerdictReader verdicts = new VerdictReader(targets, traffic, time.durationPs(), mistakes);
        ImmutableList<MeasureSpec> measure = each("measure", "[{metric: link.queue_delay}]", verdicts::measure);
        ImmutableList<ExpectSpec> expect =
                each("expect", "[{that: flow.goodput_bps, at_least: 8 Mbps}]", verdicts::expect);
        ReportSpec report = new ReportReader(params, sweep, targets, traffic, measure, mistakes)
                .read(section.section("report", "{confidence: 95 %}"));
        section.done();
        return new ExperimentSpec(
                name,
                description,
                params,
                outcome.topology(),
                stacks,
                traffic,
                time,
                limits,
                timeline,
                sweep,
                replications,
                seed,
                measure,
                expect,
                report);
    }

    private TimeSpec time() {
        Node node = section.requiredValue("time", "time: {duration: 60 s}");
        Section time = node == null ? null : Section.of(node, "{duration: 60 s, warmup: 10 s}", mistakes);
        if (time == null) {
            return new TimeSpec(SECOND_PS, 0);
        }
        int before = mistakes.count();
        long duration = time.require("duration", Amount.POSITIVE_TIME, SECOND_PS, "duration: 60 s");
        long warmup = time.get("warmup", Amount.TIME, 0L);
        time.done();
        if (warmup >= duration && mistakes.count() == before) {
            time.mistake(
                    "warmup",
                    "the warm-up lasts as long as the run, so nothing would be measured; write a shorter one");
        }
        return new TimeSpec(duration, warmup);
    }

    private LimitsSpec limits() {
        Section limits = section.section("limits", "{max_events: 1000000000}");
        if (limits == null) {
            return LimitsSpec.NONE;
        }
        LimitsSpec spec =
                new LimitsSpec(limits.get("max_events", Kinds.whole(1, Long.MAX_VALUE), LimitsSpec.NONE.maxEvents()));
        limits.done();
        return spec;
    }

    private <T> ImmutableList<T> each(String key, String example, Function<Node, @Nullable T> reader) {
        ImmutableList.Builder<T> list = ImmutableList.builder();
        for (Node item : section.items(key, example)) {
            T value = reader.apply(item);
            if (value != null) {
                list.add(value);
            }
        }
        return list.build();
    }
}
