package io.netsim.report.run;

import com.google.common.collect.ImmutableMap;
import io.netsim.report.EmbeddedJson;
import io.netsim.report.Page;
import io.netsim.report.PageHead;
import io.netsim.report.topology.LinkUse;
import io.netsim.report.topology.NetworkPlan;
import io.netsim.report.topology.TopologyDrawing;
import io.netsim.results.JsonText;
import io.netsim.results.LedgerResult;
import io.netsim.results.LinkResult;
import io.netsim.results.PacketTrace;
import io.netsim.results.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of a run as its template sees it. */
public final class RunPage {
    private static final String[] SCRIPTS = {
        "run/run.css",
        "run/core.js",
        "run/charts.js",
        "run/ladder.js",
        "run/packet.js",
        "run/states.js",
        "run/network.js",
        "run/controls.js"
    };

    /**
     * What a page is made of.
     *
     * @param description of the experiment; may be empty
     * @param command that runs it again
     * @param source text of the experiment file
     * @param document what {@code run.json} says
     */
    public record Input(
            String description,
            String command,
            String source,
            Map<String, @Nullable Object> document,
            RunResult result,
            PacketTrace trace,
            SeriesTable series) {}

    private final Input input;
    private final NetworkPlan plan;

    private RunPage(Input input) {
        this.input = input;
        if (!(input.document.get("configuration") instanceof Map<?, ?> configuration)) {
            throw new IllegalArgumentException("the document of the run has no configuration");
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        configuration.forEach((key, value) -> keys.put(String.valueOf(key), value));
        this.plan = NetworkPlan.ofConfiguration(keys);
    }

    /** Writes the page as a whole or not at all, in place of an earlier one. */
    public static void write(Path file, Input input) throws IOException {
        Page.write(file, "run.jte", ImmutableMap.of("page", new RunPage(input)));
    }

    public PageHead head() {
        return PageHead.of(result().experiment() + ", run " + result().runId(), result().version(), false, SCRIPTS);
    }

    public RunResult result() {
        return input.result;
    }

    public Input input() {
        return input;
    }

    /** The point of the experiment, such as {@code cc = reno, rate = 2 Mbps}. */
    public String point() {
        StringBuilder text = new StringBuilder();
        result().point()
                .forEach((key, value) -> text.append(text.length() == 0 ? "" : ", ")
                        .append(key)
                        .append(" = ")
                        .append(value));
        return text.toString();
    }

    /** The network, drawn. */
    public String drawing() {
        Map<String, LinkUse> use = new LinkedHashMap<>();
        for (LinkResult link : result().links()) {
            use.put(link.name(), new LinkUse(link.utilization(), link.droppedPackets()));
        }
        return TopologyDrawing.svg(plan, use);
    }

    /** What the scripts read. */
    public String data() {
        return EmbeddedJson.of(TraceData.of(plan, input.trace, input.series, result().simulatedS()));
    }

    /** Facts at a glance: what, how much, a few words more. */
    public Map<String, String[]> facts() {
        Map<String, String[]> facts = new LinkedHashMap<>();
        long completed = result().flows().stream()
                .filter(flow -> flow.status().equals("completed"))
                .count();
        facts.put(
                "Simulated", new String[] {Words.time(result().simulatedS()), "replication " + result().replication()});
        facts.put("Flows", new String[] {Words.count(result().flows().size()), completed + " completed"});
        long offered = result().ledger().offeredPackets();
        long delivered = result().ledger().fates().stream()
                .filter(fate -> fate.fate().equals("delivered"))
                .mapToLong(LedgerResult.Fate::packets)
                .sum();
        facts.put("Packets", new String[] {
            Words.count(offered), Words.count(input.trace.packets().size()) + " on this page"
        });
        facts.put("Not delivered", new String[] {
            Words.count(offered - delivered), offered == 0 ? "" : Words.share((double) (offered - delivered) / offered)
        });
        return facts;
    }

    /** What the page leaves out, in words; empty if nothing. */
    public String leftOut() {
        long seen = input.trace.seenPackets();
        int kept = input.trace.packets().size();
        return kept == seen
                ? ""
                : Words.count(kept) + " of " + Words.count(seen)
                        + " packets are on this page: of each conversation the first and the last, no more than 2,000,"
                        + " and no more than 20,000 in all. Others can be chosen by --report-flow, --report-from and"
                        + " --report-to.";
    }

    public PageTable flows() {
        return RunTables.flows(result());
    }

    public PageTable links() {
        return RunTables.links(result());
    }

    public PageTable ledger() {
        return RunTables.ledger(result());
    }

    public PageTable stacks() {
        return RunTables.stacks(result());
    }

    public PageTable theory() {
        return RunTables.theory(result());
    }

    public PageTable expectations() {
        return RunTables.expectations(result());
    }

    public PageTable states() {
        return RunTables.states(input.trace);
    }

    public PageTable packets() {
        return RunTables.packets(input.trace);
    }

    /** The resolved experiment: what really ran. */
    public String configuration() {
        return JsonText.pretty(input.document.getOrDefault("configuration", ""));
    }

    /** A text of the document, such as {@code jdk}. */
    public String said(String key) {
        Object value = input.document.get(key);
        return value == null ? Words.NONE : value.toString();
    }
}
