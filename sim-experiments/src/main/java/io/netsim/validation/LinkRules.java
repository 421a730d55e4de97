package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import io.netsim.link.BernoulliLoss;
import io.netsim.link.DelayList;
import io.netsim.link.DelayRule;
import io.netsim.link.GilbertElliottLoss;
import io.netsim.link.HoldWindow;
import io.netsim.link.Impairments;
import io.netsim.link.LinkEpoch;
import io.netsim.link.ListLoss;
import io.netsim.link.LossModel;
import io.netsim.link.OutageLoss;
import io.netsim.link.PacketSelector;
import io.netsim.link.SegmentLoss;
import io.netsim.time.Time;
import java.util.List;
import java.util.SplittableRandom;

/** The losses and delays of one direction, from rules such as {@code f:data:5,7-9} or {@code r:out:450:1500}. */
final class LinkRules {
    private final ImmutableList.Builder<LossModel> losses = ImmutableList.builder();
    private final ImmutableList.Builder<DelayRule> delays = ImmutableList.builder();
    private final ImmutableList.Builder<HoldWindow> holds = ImmutableList.builder();

    private LinkRules() {}

    /**
     * The impairments of the direction whose rules begin with {@code direction}.
     *
     * @param direction f or r
     * @param where for complaints
     */
    static Impairments of(List<String> rules, String direction, LinkEpoch epoch, String where) throws FolderException {
        LinkRules made = new LinkRules();
        for (String rule : rules) {
            String[] parts = rule.split(":", -1);
            if (parts.length < 3 || !(parts[0].equals("f") || parts[0].equals("r"))) {
                throw new FolderException(where + ": a rule is f:KIND:… or r:KIND:…, not '" + rule + "'");
            }
            if (parts[0].equals(direction)) {
                try {
                    made.add(parts);
                } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                    throw new FolderException(where + ": rule '" + rule + "' cannot be read: " + e.getMessage());
                }
            }
        }
        return new Impairments(made.losses.build(), made.delays.build(), made.holds.build(), null, epoch);
    }

    private void add(String[] rule) {
        switch (rule[1]) {
            case "data" -> losses.add(ListLoss.of(PacketSelector.DATA, numbers(rule[2])));
            case "ack" -> losses.add(ListLoss.of(PacketSelector.ACK, numbers(rule[2])));
            case "pkt" -> losses.add(ListLoss.of(PacketSelector.ANY, numbers(rule[2])));
            case "every" -> losses.add(ListLoss.every(PacketSelector.DATA, Long.parseLong(rule[2])));
            case "off" -> losses.add(new SegmentLoss(Long.parseLong(rule[2]), Long.parseLong(rule[3])));
            case "syn" -> losses.add(ListLoss.first(PacketSelector.SYN, Long.parseLong(rule[2])));
            case "synack" -> losses.add(ListLoss.first(PacketSelector.SYN_ACK, Long.parseLong(rule[2])));
            case "fin" -> losses.add(ListLoss.first(PacketSelector.FIN, Long.parseLong(rule[2])));
            case "bern" -> losses.add(bernoulli(PacketSelector.DATA, rule));
            case "bernack" -> losses.add(bernoulli(PacketSelector.ACK, rule));
            case "bernall" -> losses.add(bernoulli(PacketSelector.ANY, rule));
            case "ge" ->
                losses.add(new GilbertElliottLoss(
                        PacketSelector.DATA,
                        Double.parseDouble(rule[2]),
                        Double.parseDouble(rule[3]),
                        Double.parseDouble(rule[5]),
                        Double.parseDouble(rule[4]),
                        new SplittableRandom(Long.parseLong(rule[6]))::nextDouble));
            case "out" -> losses.add(new OutageLoss(milliseconds(rule[2]), milliseconds(rule[3])));
            case "delay" -> delays.add(new DelayList(PacketSelector.DATA, numbers(rule[2]), milliseconds(rule[3])));
            case "hold" -> holds.add(new HoldWindow(milliseconds(rule[2]), milliseconds(rule[3])));
            default -> throw new IllegalArgumentException("there is no rule " + rule[1]);
        }
    }

    private static BernoulliLoss bernoulli(PacketSelector selector, String[] rule) {
        SplittableRandom draws = new SplittableRandom(Long.parseLong(rule[3]));
        return new BernoulliLoss(selector, Double.parseDouble(rule[2]), draws::nextDouble);
    }

    private static long milliseconds(String text) {
        return Math.round(Double.parseDouble(text) * Time.MILLISECOND);
    }

    /** The numbers in {@code 5,7-9}. */
    static ImmutableList<Long> numbers(String text) {
        ImmutableList.Builder<Long> numbers = ImmutableList.builder();
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            long first = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
            long last = dash < 0 ? first : Long.parseLong(part.substring(dash + 1));
            for (long n = first; n <= last; n++) {
                numbers.add(n);
            }
        }
        return numbers.build();
    }
}
