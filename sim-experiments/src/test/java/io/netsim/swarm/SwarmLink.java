package io.netsim.swarm;

import java.util.ArrayList;
import java.util.List;

/** The random settings of one link, as YAML. */
final class SwarmLink {
    private static final String[] SELECT = {"any", "any", "data", "ack", "syn", "syn_ack", "fin"};

    private SwarmLink() {}

    static String settings(Dice dice) {
        List<String> keys = new ArrayList<>();
        keys.add("rate: " + dice.kbps(300, 30_000));
        keys.add("delay: " + dice.ms(0.01, 40));
        keys.add("queue: " + queue(dice));
        if (dice.oneIn(5)) {
            keys.add("overhead: " + dice.whole(1, 60) + " B");
        }
        if (dice.oneIn(8)) {
            keys.add("mtu: " + dice.any(576, 1280, 1492, 9000) + " B");
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
            keys.add("corruption: {rate: " + dice.percent(0.01, 5) + ", bits: " + dice.whole(1, 4) + "}");
        }
        if (dice.oneIn(6)) {
            keys.add("duplication: {rate: " + dice.percent(0.1, 20) + "}");
        }
        if (dice.oneIn(6)) {
            keys.add("reordering: {rate: " + dice.percent(0.1, 20) + ", by: " + dice.ms(0.1, 60) + "}");
        }
        if (dice.oneIn(10)) {
            keys.add("delay_list: [{packets: [3, \"8-12\"], by: " + dice.ms(1, 400) + ", select: " + dice.any(SELECT)
                    + "}]");
        }
        if (dice.oneIn(10)) {
            keys.add("hold: [{from: 200 ms, to: " + dice.whole(201, 900) + " ms}]");
        }
    }

    static String loss(Dice dice) {
        String select = ", select: " + dice.any(SELECT) + "}";
        return switch (dice.whole(0, 6)) {
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
        String limit = dice.any("0 packets", "1 packets", "5 packets", "100 packets", "20 kB", "50 ms", "1 bdp");
        return dice.oneIn(3) ? "{discipline: drop_tail, limit: " + limit + ", mark_above: 3 packets}" : limit;
    }
}
