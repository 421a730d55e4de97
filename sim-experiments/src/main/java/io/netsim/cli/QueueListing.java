package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import io.netsim.cli.Catalogue.Model;
import io.netsim.cli.Catalogue.Parameter;
import io.netsim.run.Stack;
import io.netsim.spec.QueueModel;
import io.netsim.spec.QueueSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The queue disciplines for {@code netsim models}. */
final class QueueListing {
    private static final List<String> TIMES = List.of("ps", "ns", "us", "ms", "s");
    private static final List<String> RATES = List.of("bps", "kbps", "Mbps", "Gbps", "Tbps");

    private QueueListing() {}

    static ImmutableList<Model> models() {
        return Stack.queues().stream().map(QueueListing::model).collect(ImmutableList.toImmutableList());
    }

    private static Model model(QueueModel queue) {
        List<Parameter> parameters = new ArrayList<>();
        String example = "queue: {discipline: " + queue.name() + "}";
        switch (queue.inside()) {
            case NOTHING -> {
                parameters.add(
                        new Parameter("limit", "100 packets, 64 KiB, 10 ms, 1 bdp", limit(queue), "how much may wait"));
                parameters.add(
                        new Parameter("rtt", "40 ms", "that of the longest path", "round-trip time of a limit in bdp"));
            }
            case QUEUE ->
                parameters.add(new Parameter(
                        "queue", "100 packets, {discipline: codel}", "1000 packets", "where packets wait"));
            case CLASSES -> {
                parameters.add(new Parameter(
                        "classes",
                        "[{name: voice, dscp: ef, queue: 20 packets}, {name: rest}]",
                        "required",
                        "in this order; each with name, dscp, protocol, weight, queue"));
                example = "queue: {discipline: " + queue.name() + ", classes: [{name: voice, dscp: ef}, {name: rest}]}";
            }
        }
        if (queue.name().equals(QueueSpec.DROP_TAIL)) {
            parameters.add(new Parameter(
                    "mark_above", "65 packets", "no marks", "mark what makes more wait, if it takes part in ECN"));
        }
        for (QueueModel.Parameter parameter : queue.parameters()) {
            parameters.add(new Parameter(
                    parameter.name(),
                    form(parameter),
                    parameter.otherwise() == null ? "see there" : text(parameter.unit(), parameter.otherwise()),
                    parameter.meaning()));
        }
        return new Model("queue discipline", queue.name(), queue.meaning(), example, ImmutableList.copyOf(parameters));
    }

    private static String limit(QueueModel queue) {
        return queue.limit() instanceof io.netsim.spec.QueueLimit.Packets packets
                ? packets.packets() + " packets"
                : String.valueOf(queue.limit());
    }

    private static String form(QueueModel.Parameter parameter) {
        return parameter.unit() == QueueModel.Unit.FLAG
                ? "true, false"
                : text(parameter.unit(), parameter.minimum()) + " to " + text(parameter.unit(), parameter.maximum());
    }

    /** A value as files write it. */
    static String text(QueueModel.Unit unit, double value) {
        return switch (unit) {
            case TIME -> scaled(value, TIMES);
            case RATE -> scaled(value, RATES);
            case PACKETS -> plain(value) + " packets";
            case SIZE -> plain(value) + " B";
            case SHARE -> plain(100 * value) + " %";
            case NUMBER, COUNT -> plain(value);
            case FLAG -> value == 0 ? "false" : "true";
        };
    }

    private static String scaled(double value, List<String> units) {
        double left = value;
        int unit = 0;
        while (left >= 1000 && unit < units.size() - 1) {
            left /= 1000;
            unit++;
        }
        return plain(left) + " " + units.get(unit);
    }

    private static String plain(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(10))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
