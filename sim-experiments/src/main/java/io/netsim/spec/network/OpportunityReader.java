package io.netsim.spec.network;

import com.google.common.primitives.ImmutableDoubleArray;
import com.google.common.primitives.ImmutableLongArray;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.TraceData;
import io.netsim.spec.TraceSpec;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.read.TraceFile;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {trace: cellular.down}}: a file in the form of Mahimahi, one millisecond a line, each line an opportunity to
 * send {@link LinkDirectionSpec#OPPORTUNITY_BYTES}; several lines of one millisecond are several opportunities.
 */
final class OpportunityReader {
    private static final long MS = 1_000_000_000;
    /** 100 days. */
    private static final long MAX_MS = 100L * 86_400_000;

    private final ImmutableLongArray.Builder instants = ImmutableLongArray.builder();
    private final Mistakes mistakes;
    private long lastMs;

    private OpportunityReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Null after a mistake. */
    static @Nullable TraceSpec read(Node node, Mistakes mistakes) {
        Section section = Section.of(node, "{trace: cellular.down}", mistakes);
        if (section == null) {
            return null;
        }
        Node written = section.requiredValue("trace", "trace: cellular.down");
        section.done();
        ScalarNode name = written == null ? null : Kinds.scalar(written, "the name of a file", mistakes);
        TraceFile file = name == null ? null : TraceFile.read(name, mistakes);
        OpportunityReader reader = new OpportunityReader(mistakes);
        if (file == null || name == null || !file.readLines(reader::line)) {
            return null;
        }
        if (reader.lastMs == 0) {
            mistakes.add(
                    name,
                    "'" + file.path() + "' ends at 0 ms, so it would never pass; its last line says how long it lasts,"
                            + " at least 1");
            return null;
        }
        TraceData data = new TraceData(file.path(), reader.instants.build(), ImmutableDoubleArray.of());
        return new TraceSpec(file.name(), file.sha256(), data);
    }

    /** What the opportunities add up to over the whole trace, bits per second, at least 1. */
    static long meanBps(TraceSpec trace) {
        ImmutableLongArray instants = trace.data().timesPs();
        double seconds = instants.get(instants.length() - 1) / 1e12;
        return Math.max(1, Math.round(instants.length() * 8.0 * LinkDirectionSpec.OPPORTUNITY_BYTES / seconds));
    }

    private boolean line(TraceFile.Line line) {
        String text = line.text();
        if (!text.matches("[0-9]{1,15}")) {
            String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
            return wrong(line, "'" + shown + "' is not a whole number of milliseconds; write one a line, such as '42'");
        }
        long ms = Long.parseLong(text);
        if (ms > MAX_MS) {
            return wrong(line, text + " ms is out of range; write at most " + MAX_MS + " ms, which are 100 days");
        }
        if (ms < lastMs) {
            return wrong(line, text + " ms is before the " + lastMs + " ms of a line above; sort the lines by time");
        }
        lastMs = ms;
        instants.add(ms * MS);
        return true;
    }

    private boolean wrong(TraceFile.Line line, String message) {
        mistakes.add(line.at(), "", message);
        return false;
    }
}
