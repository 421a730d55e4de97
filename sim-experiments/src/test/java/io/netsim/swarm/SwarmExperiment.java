package io.netsim.swarm;

import java.util.ArrayList;
import java.util.List;

/** The experiment of one seed: a random topology with random impairments, queues, changes and traffic, as YAML. */
final class SwarmExperiment {
    private final Dice dice;
    private final List<String> hosts = new ArrayList<>();
    /** Hosts behind a NAT: they ask and are not asked. */
    private final List<String> inside = new ArrayList<>();

    private final List<String> links = new ArrayList<>();
    private final StringBuilder yaml = new StringBuilder();
    private int seconds;
    private boolean version6;

    private SwarmExperiment(long seed) {
        this.dice = new Dice(seed);
    }

    /** The same for the same seed on any machine. */
    static String yaml(long seed) {
        return new SwarmExperiment(seed).write(seed);
    }

    private String write(long seed) {
        seconds = dice.whole(2, 6);
        line("netsim: 1");
        line("name: swarm-" + seed);
        line("seed: " + seed);
        topology();
        stacks();
        traffic();
        timeline();
        line("time: {duration: " + seconds + " s" + (dice.oneIn(2) ? ", warmup: 1 s" : "") + "}");
        return yaml.toString();
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }

    // ---- topology ----------------------------------------------------------------------------------------------

    private void topology() {
        line("topology:");
        line("  routing: {metric: " + dice.any("delay", "hops", "weight") + ", multipath: "
                + dice.any("per_flow", "per_packet", "off")
                + (dice.oneIn(3) ? ", convergence: " + dice.ms(1, 500) : "") + "}");
        if (dice.oneIn(3)) {
            version6 = true;
            line("  addressing: " + dice.any("ipv6", "dual"));
        }
        if (dice.oneIn(4)) {
            shape();
        } else {
            graph();
        }
    }

    private void shape() {
        String access = ", access_rate: " + dice.kbps(2_000, 50_000) + ", access_delay: " + dice.ms(0.01, 5);
        String own = switch (dice.whole(0, 6)) {
            case 0 -> hosts("dumbbell", "sender0", "receiver0") + ", pairs: 1" + access;
            case 1 -> hosts("ring", "host0", "host1", "host2") + ", routers: 3" + access;
            case 2 -> hosts("grid", "host0_0", "host1_1", "host0_1") + ", rows: 2, columns: 2" + access;
            case 3 ->
                hosts("leaf_spine", "host0", "host1", "host2", "host3") + ", leaves: 2, spines: 2, hosts_per_leaf: 2"
                        + access;
            case 4 -> hosts("star", "host0", "host1", "host2") + ", hosts: 3";
            case 5 ->
                hosts("parking_lot", "sender", "receiver", "cross_sender0", "cross_receiver0") + ", hops: 2" + access;
            default -> hosts("waxman", "host0", "host1", "host2", "host3") + ", routers: 4, seed: 5" + access;
        };
        line("  generate: {shape: " + own + ", " + SwarmLink.settings(dice, version6) + "}");
    }

    private String hosts(String shape, String... names) {
        hosts.addAll(List.of(names));
        return shape;
    }

    private void graph() {
        int routers = dice.whole(0, 5);
        int count = routers == 0 ? 2 : dice.whole(2, 6);
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < routers; i++) {
            nodes.append("r").append(i).append(": {kind: router}, ");
        }
        for (int i = 0; i < count; i++) {
            hosts.add("h" + i);
            nodes.append("h")
                    .append(i)
                    .append(": {kind: host")
                    .append(dice.oneIn(6) ? ", ttl: 4" : "")
                    .append("}, ");
        }
        boolean nat = routers > 0 && !version6 && dice.oneIn(5);
        if (nat) {
            nodes.append("n: {kind: nat}, i0: {kind: host}, i1: {kind: host}, ");
            inside.addAll(List.of("i0", "i1"));
        }
        line("  nodes: {" + nodes + "}");
        line("  links:");
        if (nat) {
            link("n", "r" + dice.whole(0, routers - 1));
            link("i0", "n");
            link("i1", "n");
        }
        for (int i = 1; i < routers; i++) {
            link("r" + i, "r" + dice.whole(0, i - 1));
        }
        for (int i = 0; i < routers / 2; i++) {
            int a = dice.whole(0, routers - 1);
            link("r" + a, "r" + (a + dice.whole(1, routers - 1)) % routers);
        }
        for (int i = 0; i < count; i++) {
            if (routers == 0 && i == 0) {
                continue;
            }
            link("h" + i, routers == 0 ? "h0" : "r" + dice.whole(0, routers - 1));
        }
    }

    private void link(String a, String b) {
        String name = "l" + links.size();
        links.add(name);
        line("    - {name: " + name + ", between: [" + a + ", " + b + "], " + SwarmLink.settings(dice, version6) + "}");
    }

    // ---- hosts -------------------------------------------------------------------------------------------------

    private void stacks() {
        line("stacks:");
        line("  - {hosts: \"*\", profile: " + dice.any("linux", "linux", "rfc", "classic") + "}");
        for (String host : hosts) {
            if (dice.oneIn(3)) {
                line("  - {hosts: " + host + ", tcp: {" + tcp() + "}}");
            }
        }
    }

    private String tcp() {
        List<String> settings = new ArrayList<>();
        settings.add("congestion_control: " + dice.any("cubic", "reno", "newreno", "bbr", "vegas", "dctcp"));
        if (dice.oneIn(3)) {
            settings.add("sack: " + dice.any("true", "false"));
        }
        if (dice.oneIn(3)) {
            settings.add("ecn: " + dice.any("true", "accept"));
        }
        if (dice.oneIn(4)) {
            settings.add("receive_buffer: " + dice.bytes(3_000, 300_000));
        }
        if (dice.oneIn(4)) {
            settings.add("nagle: false");
        }
        if (dice.oneIn(4)) {
            settings.add("pacing: true");
        }
        return String.join(", ", settings);
    }

    // ---- traffic -----------------------------------------------------------------------------------------------

    private void traffic() {
        line("traffic:");
        int entries = dice.whole(1, 5);
        for (int i = 0; i < entries; i++) {
            String from = !inside.isEmpty() && dice.oneIn(2) ? dice.of(inside) : dice.of(hosts);
            String to = dice.of(hosts);
            while (to.equals(from)) {
                to = dice.of(hosts);
            }
            String start = ", start: " + dice.ms(1, 500) + (dice.oneIn(4) ? ", stop: 1500 ms" : "");
            line("  - {from: " + from + ", to: " + to + ", app: " + application() + start + "}");
        }
    }

    private String application() {
        return switch (dice.whole(0, 7)) {
            case 0 -> "bulk_transfer";
            case 1, 2 -> "bulk_transfer, size: " + dice.bytes(1, 2_000_000);
            case 3 ->
                "constant_rate, transport: " + dice.any("udp", "tcp") + ", rate: " + dice.kbps(20, 5_000)
                        + ", payload: " + dice.bytes(10, dice.oneIn(4) ? 9_000 : 1_200);
            case 4 ->
                "on_off, transport: " + dice.any("udp", "tcp") + ", rate: " + dice.kbps(20, 5_000) + ", payload: "
                        + dice.bytes(10, 1_000) + ", on: {exponential: {mean: 200 ms}}, off: {uniform: [0 s, 300 ms]}";
            case 5 ->
                "request_response, transport: " + dice.any("udp", "tcp") + ", response_size: " + dice.bytes(1, 1_400)
                        + ", think_time: " + dice.ms(1, 100);
            case 6 ->
                "poisson_transfers, size: {pareto: {shape: 1.3, minimum: 1 kB, maximum: 300 kB}}, arrivals: 20 per s";
            default ->
                "ping, interval: " + dice.ms(5, 300) + ", payload: " + dice.bytes(1, dice.oneIn(3) ? 4_000 : 1_000);
        };
    }

    // ---- changes -----------------------------------------------------------------------------------------------

    private void timeline() {
        if (links.isEmpty() || dice.oneIn(2)) {
            return;
        }
        line("timeline:");
        int changes = dice.whole(1, 4);
        for (int i = 0; i < changes; i++) {
            String link = dice.of(links);
            String what = switch (dice.whole(0, 6)) {
                case 4 ->
                    "partition: [[" + hosts.get(0) + "], [" + String.join(", ", hosts.subList(1, hosts.size()))
                            + "]], for: " + dice.ms(50, 900);
                case 5 -> "link: " + link + ", set: {jitter: " + SwarmLink.jitter(dice) + ", duplication: {rate: 2 %}}";
                case 6 -> "link: " + link + ".reverse, set: {corruption: {bit_error_rate: 1e-6}, loss: none}";
                case 0 -> "link: " + link + ", down_for: " + dice.ms(5, 1_500);
                case 1 -> "link: " + link + ".forward, set: {rate: " + dice.kbps(200, 20_000) + "}";
                case 2 -> "link: " + link + ", set: {delay: " + dice.ms(0.1, 50) + "}";
                default -> "link: " + link + ", set: {loss: " + SwarmLink.loss(dice) + "}";
            };
            line("  - {at: " + dice.whole(100, 1_900) + " ms, " + what + "}");
        }
    }
}
