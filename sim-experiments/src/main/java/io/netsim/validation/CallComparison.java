package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import io.netsim.time.Time;
import java.util.ArrayList;
import java.util.List;

/** Special cases: which socket calls return, in which order, with what, and when. */
final class CallComparison {
    private final Scenario scenario;
    private final Outcome outcome;
    private final Findings findings;

    private CallComparison(Scenario scenario, Outcome outcome, Findings findings) {
        this.scenario = scenario;
        this.outcome = outcome;
        this.findings = findings;
    }

    static void compare(Scenario scenario, CsvTable events, Outcome outcome, Findings findings) throws FolderException {
        new CallComparison(scenario, outcome, findings).compare(events);
    }

    private void compare(CsvTable events) throws FolderException {
        for (int flow = 0; flow < scenario.flows().size(); flow++) {
            side(events, flow, true);
            side(events, flow, false);
        }
    }

    private void side(CsvTable events, int flow, boolean client) throws FolderException {
        List<CsvTable.Row> expected = new ArrayList<>();
        for (CsvTable.Row row : events.rows()) {
            boolean here = row.count("flow") == flow && row.text("side").equals(client ? "a" : "b");
            if (here && !ScriptCall.isOption(row.text("verb"))) {
                expected.add(row);
            }
        }
        ImmutableList<CallOutcome> got = outcome.calls().stream()
                .filter(call -> call.flow() == flow && call.client() == client)
                .collect(ImmutableList.toImmutableList());
        for (int i = 0; i < expected.size() || i < got.size(); i++) {
            if (i >= got.size()) {
                findings.differs(text(expected.get(i)) + " did not return");
                return;
            }
            if (i >= expected.size()) {
                findings.differs(got.get(i).text() + " returned, which it does not in Linux");
                return;
            }
            call(i, expected.get(i), got.get(i));
        }
    }

    private void call(int number, CsvTable.Row row, CallOutcome call) throws FolderException {
        boolean same = row.text("verb").equals(call.verb())
                && row.text("errno").equals(call.error())
                && sameResult(row.text("verb"), row.count("result"), call.result());
        if (!same) {
            findings.differs(call.text() + ", not " + text(row));
        }
        double want = row.number("t_end_us") / 1000;
        double have = TransferComparison.milliseconds(call.endPs());
        double late = lateness(call.endPs());
        String key = (call.client() ? "a." : "b.") + number + "." + call.verb() + "_ms";
        if (Findings.timeAgrees(want, have, late)) {
            findings.note(key, want, have);
        } else {
            findings.time(key, want, have, late);
        }
    }

    /** How much a call that is cut off by time or by a reset has moved repeats roughly only. */
    private boolean sameResult(String verb, long want, long have) {
        boolean cutOff = scenario.durationS() > 0
                && (verb.equals("senddur") || verb.equals("recveof") || verb.equals("lastdata"));
        return cutOff ? Math.abs(want - have) <= 0.05 * want : want == have;
    }

    /** By how many milliseconds the kernel's timers may have fired late up to then. */
    private double lateness(long untilPs) {
        long steps = 0;
        for (TimerExpiry timer : outcome.timers()) {
            if (timer.timePs() <= untilPs) {
                steps += timer.stepPs();
            }
        }
        return (double) steps / Time.MILLISECOND;
    }

    private static String text(CsvTable.Row row) {
        String argument = row.text("arg").isEmpty() ? "" : " " + row.text("arg");
        String error = row.text("errno").isEmpty() ? "" : " " + row.text("errno");
        return row.text("side") + " " + row.text("verb") + argument + " = " + row.text("result") + error;
    }
}
