package io.netsim.swarm;

import java.util.ArrayList;
import java.util.List;

/** The random settings of one link, as YAML. */
final class SwarmLink {
    private static final String[] SELECT = {"any", "any", "data", "ack", "syn", "syn_ack", "fin"};

    private SwarmLink() {}

    static String settings(Dice dice, boolean version6) {
        List<String> keys = new ArrayList<>();
        keys.add("rate: " + dice.kbps(300, 30_000));
        keys.add("delay: " + dice.ms(0.01, 40));
        keys.add("queue: " + queue(dice));
        if (dice.oneIn(5)) {
            keys.add("overhead: " + dice.whole(1, 60) + " B");
        }
        if (dice.oneIn(8)) {
            keys.add("mtu: " + (version6 ? dice.any(1280, 1400, 9000) : dice.any(576, 1280, 1492, 9000)) + " B");
        }
        impairments(dice, keys);
        if (dice.oneIn(4)) {
            List<String> other = new ArrayList<>();
            other.add("rate: " + dice.kbps(300, 30_000));
            impairments(dice, other);
            keys.add("reverse: {" + String.join(", ", other) + "}");
        }
        return String.join(", ", keys);
    }

    private static void impairments(Dice dice, List<String> keys) {
        if (dice.oneIn(3)) {
            keys.add("loss: " + (dice.oneIn(3) ? "[" + loss(dice) + ", " + loss(dice) + "]" : loss(dice)));
        }
        if (dice.oneIn(6)) {
            keys.add(
                    dice.oneIn(3)
                            ? "corruption: {bit_error_rate: 2e-6}"
                            : "corruption: {rate: " + dice.percent(0.01, 5) + ", bits: " + dice.whole(1, 4) + "}");
        }
        if (dice.oneIn(6)) {
            keys.add("duplication: {rate: " + dice.percent(0.1, 20) + "}");
        }
        if (dice.oneIn(6)) {
            keys.add("reordering: {rate: " + dice.percent(0.1, 20) + ", by: " + dice.ms(0.1, 60) + "}");
        }
        if (dice.oneIn(6)) {
            keys.add("jitter: " + jitter(dice));
        }
        if (dice.oneIn(10)) {
            keys.add("delay_list: [{packets: [3, \"8-12\"], by: " + dice.ms(1, 400) + ", select: " + dice.any(SELECT)
                    + "}]");
        }
        if (dice.oneIn(10)) {
            keys.add("hold: [{from: 200 ms, to: " + dice.whole(201, 900) + " ms}]");
        }
    }

    static String jitter(Dice dice) {
        String distribution = dice.any(
                "{exponential: {mean: 2 ms}}",
                "{normal: {mean: 0 s, deviation: 3 ms}}",
                "{uniform: [0 s, 9 ms]}",
                "{pareto: {shape: 1.5, minimum: 100 us, maximum: 300 ms}}");
        return "{distribution: " + distribution + ", order: " + dice.any("kept", "free") + "}";
    }

    static String loss(Dice dice) {
        String select = ", select: " + dice.any(SELECT) + "}";
        return switch (dice.whole(0, 7)) {
            case 7 -> "{model: bit_error, rate: 3e-6" + select;
            case 0, 1 -> "{model: bernoulli, rate: " + dice.percent(0.05, 15) + select;
            case 2 ->
                "{model: gilbert_elliott, p: " + dice.percent(0.1, 5) + ", r: " + dice.percent(10, 90) + ", loss_good: "
                        + dice.percent(0.01, 1) + ", loss_bad: " + dice.percent(20, 100) + select;
            case 3 -> "{model: list, packets: [1, \"4-6\", 20]" + select;
            case 4 -> "{model: every, n: " + dice.whole(5, 200) + select;
            case 5 -> "{model: first, count: " + dice.whole(1, 4) + select;
            default -> "{model: outage, from: " + dice.whole(0, 900) + " ms, to: 1100 ms}";
        };
    }

    private static String queue(Dice dice) {
        String limit = dice.any("1 packets", "5 packets", "100 packets", "20 kB", "50 ms", "1 bdp");
        return switch (dice.whole(0, 6)) {
            case 0, 1 -> dice.any("0 packets", limit);
            case 2 -> "{discipline: drop_tail, limit: " + limit + ", mark_above: 3 packets}";
            case 3 ->
                "{discipline: " + dice.any("strict_priority", "drr", "wfq")
                        + ", classes: [{name: datagrams, protocol: udp, weight: 2, queue: " + managed(dice, limit)
                        + "}, {name: rest, queue: " + limit + "}]}";
            case 4 ->
                "{discipline: " + dice.any("shaper", "policer") + ", rate: " + dice.kbps(300, 20_000)
                        + ", burst: 20 kB, queue: " + managed(dice, limit) + "}";
            default -> managed(dice, limit);
        };
    }

    private static String managed(Dice dice, String limit) {
        String discipline = dice.any("red", "codel", "fq_codel", "pie", "dualpi2", "head_drop");
        return "{discipline: " + discipline + ", limit: " + limit
                + (dice.oneIn(2) && !discipline.matches("head_drop|dualpi2") ? ", ecn: true" : "") + "}";
    }
}
