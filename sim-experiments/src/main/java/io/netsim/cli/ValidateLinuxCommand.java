package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.spec.read.Glob;
import io.netsim.validation.FolderException;
import io.netsim.validation.LinuxFolder;
import io.netsim.validation.ScenarioKind;
import io.netsim.validation.ScenarioVerdict;
import io.netsim.validation.Verdicts;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netsim validate-linux}. */
@Command(
        name = "validate-linux",
        description = {
            "Plays the scenarios of a folder of measurements of a Linux host with our TCP and compares the outcomes.",
            "",
            "Ends with code 5 if fewer than 95 %% of the short or 90 %% of the long scenarios agree.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  netsim validate-linux DIR --kind short --jobs 2",
            "  netsim validate-linux DIR --only '*_last_*'",
            "  netsim validate-linux DIR --packets short_cubic_20k_last_10m_100ms"
        })
final class ValidateLinuxCommand implements Callable<Integer> {
    /** The values of {@code --kind}. */
    enum Kind {
        SHORT(ScenarioKind.SHORT),
        SPECIAL(ScenarioKind.SPECIAL),
        LONG(ScenarioKind.LONG);

        private final ScenarioKind kind;

        Kind(ScenarioKind kind) {
            this.kind = kind;
        }
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Parameters(
            paramLabel = "DIR",
            description = "The folder: scenarios.json, fct.csv, summary.csv, events/, packets/.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--only", paramLabel = "GLOB", description = "Only scenarios whose name matches.")
    private String only = "*";

    @Option(names = "--kind", paramLabel = "KIND", description = "Only scenarios of a kind: ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind kind;

    @Option(names = "--jobs", paramLabel = "N", description = "How many to run at once (default: 1).")
    private int jobs = 1;

    @Option(
            names = "--packets",
            paramLabel = "NAME",
            description = "Show the packets of one scenario, measured and ours.")
    private @Nullable String packets;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (jobs < 1) {
            throw new Complaint(ExitCode.USAGE, "--jobs " + jobs + ": at least 1");
        }
        try {
            return validate(LinuxFolder.read(folder));
        } catch (FolderException e) {
            throw new Complaint(ExitCode.INPUT, String.valueOf(e.getMessage()));
        }
    }

    private int validate(LinuxFolder measured) throws IOException, FolderException {
        Console console = main.console();
        if (packets != null) {
            measured.packets(packets).forEach(console.out()::println);
            return ExitCode.DONE;
        }
        Glob glob = Glob.of(only);
        List<String> names = new ArrayList<>();
        for (String name : measured.names()) {
            if (glob.matches(name) && (kind == null || measured.kind(name) == kind.kind)) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            throw new Complaint(ExitCode.INPUT, "no scenario in " + folder + " matches");
        }
        ImmutableList<ScenarioVerdict> verdicts = Verdicts.of(measured, names, jobs);
        if (json) {
            Writer writer = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
            JsonText.pretty(ImmutableMap.of("scenarios", verdicts), writer);
        } else {
            print(verdicts);
        }
        return Verdicts.targetsMet(verdicts) ? ExitCode.DONE : ExitCode.UNMET;
    }

    private void print(List<ScenarioVerdict> verdicts) {
        Console console = main.console();
        for (ScenarioVerdict verdict : verdicts) {
            String word = verdict.agrees() ? "agrees " : console.alarming("differs");
            console.out()
                    .println(word + "  " + verdict.name() + "  " + pairs(verdict)
                            + (verdict.why().isEmpty() ? "" : "  -- " + verdict.why()));
        }
        for (ScenarioKind each : ScenarioKind.values()) {
            long all =
                    verdicts.stream().filter(v -> v.kind().equals(each.label())).count();
            long agreeing = verdicts.stream()
                    .filter(v -> v.agrees() && v.kind().equals(each.label()))
                    .count();
            if (all > 0) {
                console.out()
                        .println(String.format(
                                Locale.ROOT,
                                "%-8s %d/%d = %.1f %%%s",
                                each.label(),
                                agreeing,
                                all,
                                100.0 * agreeing / all,
                                each.target() > 0
                                        ? String.format(Locale.ROOT, " (target %.0f %%)", 100 * each.target())
                                        : ""));
            }
        }
    }

    /** Each figure as {@code key expected/got}. */
    private static String pairs(ScenarioVerdict verdict) {
        StringBuilder text = new StringBuilder();
        verdict.expected().forEach((key, value) -> {
            boolean call = verdict.kind().equals(ScenarioKind.SPECIAL.label()) && key.endsWith("_ms");
            if (!call) {
                text.append(text.length() == 0 ? "" : " ")
                        .append(key)
                        .append(' ')
                        .append(value)
                        .append('/')
                        .append(verdict.got().get(key));
            }
        });
        return text.toString();
    }
}
