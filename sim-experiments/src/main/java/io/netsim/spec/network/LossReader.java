package io.netsim.spec.network;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.DelayRuleSpec;
import io.netsim.spec.LossSpec;
import io.netsim.spec.PacketRange;
import io.netsim.spec.Select;
import io.netsim.spec.TraceEnd;
import io.netsim.spec.TraceSpec;
import io.netsim.spec.WindowSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads loss models and the other rules about chosen packets. */
public final class LossReader {
    private static final String EXAMPLE = "{model: bernoulli, rate: 1 %}";
    private static final Kind<Select> SELECT = Kinds.choice(Select.class);
    private static final Kind<LossSpec.Since> SINCE = Kinds.choice(LossSpec.Since.class);
    private static final Kind<Long> SEED = Kinds.whole(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Kind<Long> NUMBER = Kinds.whole(1, 1_000_000_000_000L);
    private static final Pattern RANGE = Pattern.compile("(\\d{1,15})(?:\\s*-\\s*(\\d{1,15}))?");
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "bernoulli", "bit_error", "gilbert_elliott", "list", "every", "first", "segment", "outage", "trace");

    /** One model or a list of them. */
    public static final Kind<ImmutableList<LossSpec>> MODELS = someOrNone(LossReader::model);

    /** Rules that make chosen packets late. */
    public static final Kind<ImmutableList<DelayRuleSpec>> DELAY_LIST = someOrNone(LossReader::delayRule);

    /** Windows of time. */
    public static final Kind<ImmutableList<WindowSpec>> WINDOWS = someOrNone(LossReader::window);

    private static final Kind<ImmutableList<PacketRange>> PACKETS = Kinds.oneOrMore(LossReader::range);

    private LossReader() {}

    private static <T> Kind<ImmutableList<T>> someOrNone(Kind<T> kind) {
        Kind<ImmutableList<T>> some = Kinds.oneOrMore(kind);
        return (node, mistakes) ->
                node instanceof ScalarNode scalar && scalar.text().equals("none")
                        ? ImmutableList.of()
                        : some.read(node, mistakes);
    }

    private static @Nullable LossSpec model(Node node, Mistakes mistakes) {
        Section section = Section.of(node, EXAMPLE, mistakes);
        if (section == null) {
            return null;
        }
        String name = section.require("model", Kinds.word(NAMES), "", "model: bernoulli");
        if (name.isEmpty()) {
            return null;
        }
        LossSpec model = switch (name) {
            case "bernoulli" ->
                new LossSpec.Bernoulli(
                        section.require("rate", Kinds.PROBABILITY, 0.0, "rate: 1 %"),
                        select(section),
                        section.find("splittable_seed", SEED));
            case "bit_error" ->
                new LossSpec.BitError(section.require("rate", Kinds.PROBABILITY, 0.0, "rate: 1e-6"), select(section));
            case "gilbert_elliott" -> gilbertElliott(section);
            case "list" -> new LossSpec.PacketList(select(section), packets(section));
            case "every" -> new LossSpec.Every(select(section), section.require("n", NUMBER, 1L, "n: 50"));
            case "first" -> new LossSpec.First(select(section), section.require("count", NUMBER, 1L, "count: 2"));
            case "segment" ->
                new LossSpec.Segment(
                        section.require("byte", Kinds.whole(0, Long.MAX_VALUE), 0L, "byte: 9000"),
                        section.get("count", NUMBER, 1L));
            case "trace" -> trace(section);
            default -> outage(section);
        };
        section.done();
        return model;
    }

    private static LossSpec gilbertElliott(Section section) {
        return new LossSpec.GilbertElliott(
                section.require("p", Kinds.PROBABILITY, 0.0, "p: 0.01"),
                section.require("r", Kinds.PROBABILITY, 1.0, "r: 0.25"),
                section.get("loss_good", Kinds.PROBABILITY, 0.0),
                section.get("loss_bad", Kinds.PROBABILITY, 1.0),
                select(section),
                section.find("splittable_seed", SEED));
    }

    private static @Nullable LossSpec trace(Section section) {
        TraceSpec trace = TraceReader.shares(section);
        TraceEnd atEnd = section.get("at_end", TraceReader.END, TraceEnd.LOOP);
        Select select = select(section);
        return trace == null ? null : new LossSpec.Trace(trace, atEnd, select);
    }

    private static LossSpec outage(Section section) {
        WindowSpec window = window(section);
        Long every = section.find("every", Amount.POSITIVE_TIME);
        if (every != null && every < window.toPs() - window.fromPs()) {
            section.mistake("every", "the next outage begins before this one ends; 'every' counts from start to start");
        }
        LossSpec.Since since = section.find("since", SINCE);
        return new LossSpec.Outage(window, every, since == LossSpec.Since.FIRST_TCP_PACKET ? null : since);
    }

    private static @Nullable DelayRuleSpec delayRule(Node node, Mistakes mistakes) {
        Section section = Section.of(node, "{select: data, packets: [35], by: 30 ms}", mistakes);
        if (section == null) {
            return null;
        }
        DelayRuleSpec rule = new DelayRuleSpec(
                select(section), packets(section), section.require("by", Amount.POSITIVE_TIME, 1L, "by: 30 ms"));
        section.done();
        return rule;
    }

    private static @Nullable WindowSpec window(Node node, Mistakes mistakes) {
        Section section = Section.of(node, "{from: 450 ms, to: 1100 ms}", mistakes);
        if (section == null) {
            return null;
        }
        WindowSpec window = window(section);
        section.done();
        return window;
    }

    private static WindowSpec window(Section section) {
        int before = section.mistakes().count();
        long from = section.require("from", Amount.TIME, 0L, "from: 450 ms");
        long to = section.require("to", Amount.TIME, 1L, "to: 1500 ms");
        if (to <= from && section.mistakes().count() == before) {
            section.mistake("to", "the window ends before it begins; 'to' must be later than 'from'");
        }
        return new WindowSpec(from, to);
    }

    private static Select select(Section section) {
        return section.get("select", SELECT, Select.ANY);
    }

    private static ImmutableList<PacketRange> packets(Section section) {
        return section.require("packets", PACKETS, ImmutableList.of(), "packets: [5, \"7-9\"]");
    }

    private static @Nullable PacketRange range(Node node, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, "a packet number such as 5 or \"7-9\"", mistakes);
        if (scalar == null) {
            return null;
        }
        Matcher matcher = RANGE.matcher(scalar.text().strip());
        if (matcher.matches()) {
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
            if (first >= 1 && last >= first) {
                return new PacketRange(first, last);
            }
        }
        mistakes.add(
                node,
                scalar.quoted() + " names no packets; write a number from 1 such as 5, or a range such as \"7-9\"");
        return null;
    }
}
