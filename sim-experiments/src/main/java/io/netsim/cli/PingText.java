package io.netsim.cli;

import io.netsim.probe.PingResult;
import io.netsim.probe.PingResult.Loss;
import io.netsim.probe.PingResult.Problem;
import io.netsim.probe.PingResult.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came back of echo requests, as {@code ping} of iputils prints it. */
final class PingText {
    private static final int MOST_SEQUENCES = 10;

    /**
     * Round-trip times of the replies, seconds.
     *
     * @param mdev square root of the mean square of the deviations from the mean
     */
    record RoundTrips(double min, double avg, double max, double mdev) {
        /** Null without a reply. */
        static @Nullable RoundTrips of(PingResult result) {
            double[] times = result.replies().stream()
                    .filter(reply -> !reply.duplicate())
                    .mapToDouble(Reply::timeS)
                    .toArray();
            if (times.length == 0) {
                return null;
            }
            double min = times[0];
            double max = times[0];
            double sum = 0;
            for (double time : times) {
                min = Math.min(min, time);
                max = Math.max(max, time);
                sum += time;
            }
            double mean = sum / times.length;
            double squares = 0;
            for (double time : times) {
                squares += (time - mean) * (time - mean);
            }
            return new RoundTrips(min, mean, max, Math.sqrt(squares / times.length));
        }
    }

    private final PingResult result;
    private final boolean numeric;

    PingText(PingResult result, boolean numeric) {
        this.result = result;
        this.numeric = numeric;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int data = result.payloadBytes();
        lines.add(
                "PING " + result.to() + " (" + result.address() + ") " + data + "(" + (data + 28) + ") bytes of data.");
        // Replies and errors by sequence, as they come if no packet overtakes another by more than the interval.
        Map<Integer, List<String>> bySequence = new LinkedHashMap<>();
        result.replies().forEach(reply -> add(bySequence, reply.sequence(), line(reply)));
        result.errors().forEach(error -> add(bySequence, error.sequence(), line(error)));
        bySequence.keySet().stream()
                .sorted()
                .forEach(sequence -> lines.addAll(bySequence.getOrDefault(sequence, List.of())));
        lines.add("");
        lines.add("--- " + result.to() + " ping statistics ---");
        lines.add(statistics());
        RoundTrips times = RoundTrips.of(result);
        if (times != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms",
                    times.min() * 1e3,
                    times.avg() * 1e3,
                    times.max() * 1e3,
                    times.mdev() * 1e3));
        }
        lines.addAll(losses());
        return lines;
    }

    private static void add(Map<Integer, List<String>> lines, int sequence, String line) {
        lines.computeIfAbsent(sequence, key -> new ArrayList<>()).add(line);
    }

    private String line(Reply reply) {
        return reply.bytes() + " bytes from " + node(reply.address(), reply.name()) + ": icmp_seq=" + reply.sequence()
                + " ttl=" + reply.ttl() + " time=" + time(reply.timeS() * 1e3) + " ms"
                + (reply.duplicate() ? " (DUP!)" : "");
    }

    private String line(Problem problem) {
        return "From " + node(problem.address(), problem.name()) + " icmp_seq=" + problem.sequence() + " "
                + problem.what();
    }

    private String node(String address, @Nullable String name) {
        return numeric || name == null ? address : name + " (" + address + ")";
    }

    /** Three digits, as iputils has them. */
    static String time(double ms) {
        int decimals = ms >= 99.95 ? 0 : ms >= 9.995 ? 1 : ms >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", ms);
    }

    private String statistics() {
        double loss = 100 * (1 - (double) result.received() / result.transmitted());
        return result.transmitted() + " packets transmitted, " + result.received() + " received, "
                + (result.duplicates() > 0 ? "+" + result.duplicates() + " duplicates, " : "")
                + (result.errors().isEmpty() ? "" : "+" + result.errors().size() + " errors, ")
                + Units.digits(loss) + "% packet loss, time " + PingCommand.milliseconds(result.durationS()) + "ms";
    }

    /** What a real network does not tell: why nothing came back. */
    private List<String> losses() {
        Map<String, List<Integer>> byCause = new LinkedHashMap<>();
        for (Loss loss : result.losses()) {
            if (loss.sequence() > 0 && result.isUnanswered(loss.sequence())) {
                byCause.computeIfAbsent(
                                loss.what() + ": " + loss.fate() + " at " + loss.place(), key -> new ArrayList<>())
                        .add(loss.sequence());
            }
        }
        List<String> lines = new ArrayList<>();
        byCause.forEach((cause, sequences) -> lines.add("lost " + cause + ": icmp_seq "
                + sequences.stream().limit(MOST_SEQUENCES).map(String::valueOf).collect(Collectors.joining(", "))
                + (sequences.size() > MOST_SEQUENCES ? ", … (" + sequences.size() + " in all)" : "")));
        return lines;
    }
}
