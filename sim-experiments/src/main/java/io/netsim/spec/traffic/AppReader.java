package io.netsim.spec.traffic;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.AppSpec;
import io.netsim.spec.ArrivalSpec;
import io.netsim.spec.DistributionSpec;
import io.netsim.spec.PlayoutSpec;
import io.netsim.spec.TransportKind;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.DistributionReader;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Names;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Section;
import io.netsim.spec.read.Unit;
import io.netsim.spec.yaml.Mistakes;
import io.netsim.spec.yaml.Node;
import io.netsim.spec.yaml.ScalarNode;
import io.netsim.spec.yaml.Suggestion;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of one application from the keys of a traffic entry. */
final class AppReader {
    /** The applications there are. */
    static final ImmutableList<String> NAMES = ImmutableList.of(
            "bulk_transfer",
            "constant_rate",
            "on_off",
            "request_response",
            "poisson_transfers",
            "ping",
            DemandTraffic.NAME);

    private static final Kind<Integer> PAYLOAD =
            Amount.SIZE.atLeast(1).atMost(65_507).asInt();
    private static final Kind<Integer> ECHO_PAYLOAD = Amount.SIZE.atMost(65_507).asInt();
    private static final Kind<Long> COUNT = Kinds.whole(1, 1_000_000_000_000L);
    private static final int DEFAULT_PAYLOAD_BYTES = 1000;
    private static final long SECOND_PS = 1_000_000_000_000L;
    private static final Pattern FREQUENCY = Pattern.compile("(.+?)\\s*(?:per|/)\\s*(us|ms|s|min|h)");
    private static final String FREQUENCY_FORM = "write a frequency such as '100 per s' (per us, ms, s, min, h)";

    private AppReader() {}

    /** The transports an application can use, the usual one first. */
    static ImmutableList<TransportKind> transports(String app) {
        return switch (app) {
            case "bulk_transfer", "poisson_transfers" -> ImmutableList.of(TransportKind.TCP);
            case "request_response" -> ImmutableList.of(TransportKind.TCP, TransportKind.UDP);
            case "ping" -> ImmutableList.of(TransportKind.ICMP);
            default -> ImmutableList.of(TransportKind.UDP, TransportKind.TCP);
        };
    }

    /** The application of that name; the directions are the links a load can refer to. */
    static AppSpec read(String app, Section section, Names directions) {
        return switch (app) {
            case "bulk_transfer" -> new AppSpec.BulkTransfer(section.find("size", AppReader::sizeOrEndless));
            case "constant_rate" ->
                new AppSpec.ConstantRate(
                        section.require("rate", Amount.RATE, 1L, "rate: 2 Mbps"),
                        section.get("payload", PAYLOAD, DEFAULT_PAYLOAD_BYTES),
                        section.find("count", COUNT),
                        section.find("no_delay", Kinds.TRUTH),
                        section.find("playout", AppReader::playout));
            case "on_off" ->
                new AppSpec.OnOff(
                        section.require("rate", Amount.RATE, 1L, "rate: 2 Mbps"),
                        section.get("payload", PAYLOAD, DEFAULT_PAYLOAD_BYTES),
                        section.require("on", DistributionReader.TIMES, ONE, "on: {exponential: {mean: 1 s}}"),
                        section.require("off", DistributionReader.TIMES, ONE, "off: {exponential: {mean: 1 s}}"));
            case "request_response" -> requestResponse(section);
            case "poisson_transfers" -> poisson(section, directions);
            default ->
                new AppSpec.Ping(
                        section.get("interval", Amount.POSITIVE_TIME, SECOND_PS),
                        section.find("count", COUNT),
                        section.get("payload", ECHO_PAYLOAD, 56));
        };
    }

    private static final DistributionSpec ONE = new DistributionSpec.Constant(1);

    private static @Nullable DistributionSpec sizeOrEndless(Node node, Mistakes mistakes) {
        return node instanceof ScalarNode scalar && scalar.text().equals("endless")
                ? null
                : DistributionReader.SIZES.read(node, mistakes);
    }

    private static @Nullable PlayoutSpec playout(Node node, Mistakes mistakes) {
        Section section = Section.of(node, "{delay: 60 ms}", mistakes);
        if (section == null) {
            return null;
        }
        PlayoutSpec playout = new PlayoutSpec(section.require("delay", Amount.TIME, 0L, "delay: 60 ms"));
        section.done();
        return playout;
    }

    private static AppSpec requestResponse(Section section) {
        return new AppSpec.RequestResponse(
                section.get("request_size", DistributionReader.SIZES, new DistributionSpec.Constant(100)),
                section.get("response_size", DistributionReader.SIZES, new DistributionSpec.Constant(1000)),
                section.get("think_time", DistributionReader.TIMES, new DistributionSpec.Constant(0)),
                section.find("requests", COUNT),
                section.get("timeout", Amount.POSITIVE_TIME, SECOND_PS),
                section.get("retries", Kinds.count(0, 1000), 3),
                section.get("persistent", Kinds.TRUTH, true),
                section.find("barrier", Kinds.TRUTH));
    }

    private static AppSpec poisson(Section section, Names directions) {
        DistributionSpec size =
                section.require("size", DistributionReader.SIZES, ONE, "size: {exponential: {mean: 20 kB}}");
        long given = ImmutableList.of("load", "rate", "arrivals").stream()
                .filter(section::has)
                .count();
        if (given != 1) {
            section.mistakes()
                    .add(
                            section.node(),
                            (given == 0 ? "how many transfers arrive is missing" : "arrivals are given more than once")
                                    + "; write one of 'load: 50 %' with 'link: NAME', 'rate: 10 Mbps', 'arrivals: 100 per s'");
        }
        ArrivalSpec arrivals = arrivals(section, directions);
        boolean bySize = !(arrivals instanceof ArrivalSpec.PerSecond);
        if (bySize && Double.isInfinite(size.mean())) {
            section.mistake(
                    "size",
                    "a Pareto of shape 1 or less has no mean, so it gives no load; add 'maximum' or use 'arrivals'");
        }
        return new AppSpec.PoissonTransfers(arrivals, size);
    }

    private static ArrivalSpec arrivals(Section section, Names directions) {
        if (section.has("rate")) {
            return new ArrivalSpec.OfferedRate(section.get("rate", Amount.RATE, 1L));
        }
        if (section.has("arrivals")) {
            return new ArrivalSpec.PerSecond(section.get("arrivals", AppReader::perSecond, 1.0));
        }
        if (section.has("load")) {
            double load = section.get("load", AppReader::load, 0.5);
            Node link = section.requiredValue("link", "link: bottleneck");
            return new ArrivalSpec.Load(load, link == null ? "" : direction(link, directions, section.mistakes()));
        }
        return new ArrivalSpec.PerSecond(1);
    }

    private static @Nullable Double load(Node node, Mistakes mistakes) {
        Double load = Kinds.SHARE.read(node, mistakes);
        if (load != null && load == 0) {
            mistakes.add(node, "a load of 0 offers nothing; write a share above 0 such as '50 %'");
            return null;
        }
        return load;
    }

    private static String direction(Node node, Names directions, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, "the name of a link", mistakes);
        if (scalar == null) {
            return "";
        }
        for (String name : ImmutableList.of(scalar.text(), scalar.text() + ".forward")) {
            if (directions.contains(name)) {
                return name;
            }
        }
        if (!directions.isComplete()) {
            return "";
        }
        mistakes.add(
                node,
                "there is no link " + scalar.quoted() + "; " + Suggestion.didYouMean(scalar.text(), directions.all())
                        + "link directions are " + Suggestion.list(directions.all()));
        return "";
    }

    private static @Nullable Double perSecond(Node node, Mistakes mistakes) {
        ScalarNode scalar = Kinds.scalar(node, "a frequency such as '100 per s'", mistakes);
        if (scalar == null) {
            return null;
        }
        Matcher matcher = FREQUENCY.matcher(scalar.text().strip());
        Quantity count = matcher.matches() ? Quantity.parse(matcher.group(1)) : null;
        if (count == null || !count.unit().isEmpty()) {
            mistakes.add(node, scalar.quoted() + " is not a frequency; " + FREQUENCY_FORM);
            return null;
        }
        double perPs = Unit.TIME
                .factors()
                .getOrDefault(matcher.group(2), BigDecimal.ONE)
                .doubleValue();
        double perSecond = count.number().doubleValue() * (SECOND_PS / perPs);
        if (!(perSecond > 0) || perSecond > 1e12) {
            mistakes.add(node, scalar.quoted() + " is out of range; " + FREQUENCY_FORM);
            return null;
        }
        return perSecond;
    }
}
