package io.netsim.validation;

import com.google.common.collect.ImmutableSet;
import io.netsim.spec.read.Glob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code docs/validation.md} from the scenarios and the recorded list of those that agree. */
final class ValidationPage {
    private static final String OPEN = "not explained yet";

    private final LinuxFolder scenarios;
    private final ImmutableSet<String> agreeing;
    private final CsvTable reasons;

    ValidationPage(LinuxFolder scenarios, ImmutableSet<String> agreeing, Path reasons) throws Exception {
        this.scenarios = scenarios;
        this.agreeing = agreeing;
        this.reasons = CsvTable.read(reasons, "glob", "reason");
    }

    String text() throws FolderException {
        StringBuilder text = new StringBuilder();
        text.append("# Our TCP beside a Linux host\n\n")
                .append("Written by `LinuxValidationTest`; do not edit. The measurements and how they were made: ")
                .append("[SOURCE.md](../sim-experiments/src/test/resources/linux-tcp/SOURCE.md).\n")
                .append(
                        "`./netsim validate-linux DIR` makes the same comparison and shows the figures of each scenario; ")
                .append("`--packets NAME` shows its packets, measured and ours.\n\n");
        shares(text);
        criteria(text);
        differences(text);
        return text.toString();
    }

    private void shares(StringBuilder text) throws FolderException {
        text.append("| scenarios | agree | of | share | target |\n|---|---|---|---|---|\n");
        for (ScenarioKind kind : ScenarioKind.values()) {
            int all = 0;
            int good = 0;
            for (String name : scenarios.names()) {
                boolean here = scenarios.kind(name) == kind;
                all += here ? 1 : 0;
                good += here && agreeing.contains(name) ? 1 : 0;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f %% | %s |%n",
                    kind.label(),
                    good,
                    all,
                    100.0 * good / all,
                    kind.target() > 0 ? String.format(Locale.ROOT, "%.0f %%", 100 * kind.target()) : "–"));
        }
    }

    private static void criteria(StringBuilder text) {
        text.append("""

                What *agrees* means:

                - **short**: the completion time within 1 % + 1 ms, Linux later by one step of its timer wheel at most for each time-out or probe that it
                  counted; equal numbers of data packets, retransmissions, time-outs and tail loss probes.
                - **special**: the same socket calls return in the same order with the same results and errors, at times with the same tolerance; the same
                  counters (2 % of data packets where a transfer is cut off by time).
                - **long**, one flow: goodput within 2 % without random losses, with the same random losses within 5 % (10 % below 75 lost packets, 15 %
                  below 25); retransmissions within 5 (BBR: 15 %; random losses: as the goodput); mean and largest congestion window within 10 %.
                  Two flows: the sum of goodputs within 2 %, drops within 30 % or 20, each goodput within a factor of 4.

                """);
    }

    private void differences(StringBuilder text) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (CsvTable.Row row : reasons.rows()) {
            byReason.put(row.text("reason"), new ArrayList<>());
        }
        byReason.put(OPEN, new ArrayList<>());
        for (String name : scenarios.names()) {
            if (!agreeing.contains(name)) {
                byReason.computeIfAbsent(reason(name), key -> new ArrayList<>()).add(name);
            }
        }
        text.append("## What differs, and why\n\n| reason | scenarios |\n|---|---|\n");
        byReason.forEach((reason, names) -> {
            if (!names.isEmpty()) {
                text.append("| ")
                        .append(reason)
                        .append(" | `")
                        .append(String.join("` `", names))
                        .append("` |\n");
            }
        });
    }

    private String reason(String name) {
        for (CsvTable.Row row : reasons.rows()) {
            if (Glob.of(row.text("glob")).matches(name)) {
                return row.text("reason");
            }
        }
        return OPEN;
    }
}
