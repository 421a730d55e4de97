package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder of measurements of a Linux host: scenarios, what came out of them, and our stack beside it. */
public final class LinuxFolder {
    private final Path folder;
    private final Map<String, Scenario> scenarios = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, CsvTable.Row> transfers = new HashMap<>();
    private final Map<String, List<CsvTable.Row>> bulk = new HashMap<>();

    private LinuxFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws FolderException if a file is missing or cannot be understood */
    public static LinuxFolder read(Path folder) throws IOException, FolderException {
        if (!Files.isDirectory(folder)) {
            throw new FolderException(folder + " is not a folder");
        }
        LinuxFolder made = new LinuxFolder(folder);
        for (Scenario scenario : ScenarioReader.read(folder.resolve("scenarios.json"))) {
            if (made.scenarios.put(scenario.name(), scenario) != null) {
                throw new FolderException(
                        folder.resolve("scenarios.json") + ": there are two scenarios named " + scenario.name());
            }
            made.names.add(scenario.name());
        }
        CsvTable fct = CsvTable.read(
                folder.resolve("fct.csv"),
                "name",
                "fct_ms",
                "end_ms",
                "data_pkts",
                "retx_log",
                "qdrops",
                "losses",
                "timeouts",
                "tlp");
        for (CsvTable.Row row : fct.rows()) {
            made.transfers.put(row.text("name"), row);
        }
        CsvTable summary = CsvTable.read(
                folder.resolve("summary.csv"),
                "name",
                "goodput_mbps",
                "retx_log",
                "qdrops",
                "losses",
                "cwnd_mean",
                "cwnd_max");
        for (CsvTable.Row row : summary.rows()) {
            made.bulk
                    .computeIfAbsent(row.text("name"), key -> new ArrayList<>())
                    .add(row);
        }
        return made;
    }

    /** The names of all scenarios, as in the file. */
    public ImmutableList<String> names() {
        return ImmutableList.copyOf(names);
    }

    /** @throws FolderException if there is no such scenario */
    public ScenarioKind kind(String name) throws FolderException {
        return scenario(name).kind();
    }

    private Scenario scenario(String name) throws FolderException {
        Scenario scenario = scenarios.get(name);
        if (scenario == null) {
            throw new FolderException(folder.resolve("scenarios.json") + ": there is no scenario named " + name);
        }
        return scenario;
    }

    /** Plays a scenario and compares. Can be called from several threads at once. */
    public ScenarioVerdict verdict(String name) throws IOException, FolderException {
        Scenario scenario = scenario(name);
        List<String> missing = new ArrayList<>();
        for (FlowScript flow : scenario.flows()) {
            if (!KernelSettings.knows(flow.congestionControl()) && !missing.contains(flow.congestionControl())) {
                missing.add(flow.congestionControl());
            }
        }
        if (!missing.isEmpty()) {
            Findings findings = new Findings(scenario, missing);
            findings.differs("not run");
            return findings.verdict();
        }
        Outcome outcome = new ScenarioRun(scenario, missing).run();
        Findings findings = new Findings(scenario, missing);
        compare(scenario, outcome, findings);
        return findings.verdict();
    }

    private void compare(Scenario scenario, Outcome outcome, Findings findings) throws IOException, FolderException {
        switch (scenario.kind()) {
            case SHORT -> TransferComparison.compare(transfer(scenario), outcome, findings);
            case SPECIAL -> {
                Path events = folder.resolve("events").resolve(scenario.name() + ".csv");
                CallComparison.compare(
                        scenario,
                        CsvTable.read(events, "t_end_us", "flow", "side", "verb", "arg", "result", "errno"),
                        outcome,
                        findings);
                double share = scenario.durationS() > 0 ? 0.02 : 0;
                TransferComparison.counters(transfer(scenario), outcome.flows().get(0), share, findings);
            }
            case LONG -> {
                List<CsvTable.Row> rows = bulk.get(scenario.name());
                if (rows == null) {
                    throw new FolderException(
                            folder.resolve("summary.csv") + ": there is no row for " + scenario.name());
                }
                BulkComparison.compare(scenario, ImmutableList.copyOf(rows), outcome, findings);
            }
        }
    }

    private CsvTable.Row transfer(Scenario scenario) throws FolderException {
        CsvTable.Row row = transfers.get(scenario.name());
        if (row == null) {
            throw new FolderException(folder.resolve("fct.csv") + ": there is no row for " + scenario.name());
        }
        return row;
    }

    /** The packets that were measured beside ours. */
    public ImmutableList<String> packets(String name) throws IOException, FolderException {
        Scenario scenario = scenario(name);
        CsvTable measured = CsvTable.read(
                folder.resolve("packets").resolve(name + ".csv.gz"),
                "t_us",
                "dir",
                "len",
                "pay",
                "flags",
                "seq",
                "ack",
                "sack",
                "verdict");
        Outcome outcome = new ScenarioRun(scenario, new ArrayList<>()).run();
        return PacketComparison.lines(measured, outcome.packets());
    }
}
