package io.netsim.spec.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The maps of Rocketfuel (N. Spring, R. Mahajan, D. Wetherall: "Measuring ISP Topologies with Rocketfuel", SIGCOMM 2002). Router
 * maps ({@code .cch}) have a line for each router, {@code uid @place [+] [bb] (n) [&ext] -> <uid> … {-external} … =name rn};
 * neighbours outside the map are left out, and a link that both its ends name is one. Lists of edges, as {@code weights.intra}
 * and {@code latencies.intra}, have lines {@code node node [number]}: the number is a delay in milliseconds if the file's name has
 * {@code latenc} in it, else a weight; an edge that stands in both directions is one link.
 */
final class Rocketfuel implements Format {
    private static final Pattern ROUTER = Pattern.compile(
            "(-?\\d+)\\s+@(\\S+)\\s*(\\+)?\\s*(?:bb)?\\s*(?:\\(\\d+\\))?\\s*(?:&\\d+)?\\s*->\\s*(.*?)\\s*(?:=(\\S+))?\\s*(r\\d+)?\\s*");
    private static final Pattern NEIGHBOUR = Pattern.compile("<(\\d+)>");
    private static final Pattern EXTERNAL = Pattern.compile("-\\d+\\s*=.*");
    private static final long MILLISECOND_PS = 1_000_000_000;

    @Override
    public Graph read(GraphFile file, long unitBps) {
        List<String> lines = file.text().lines().toList();
        boolean map =
                lines.stream().anyMatch(line -> ROUTER.matcher(line.strip()).matches());
        return map ? map(lines, file) : list(file);
    }

    private record Link(String from, String to, int line) {}

    private static Graph map(List<String> lines, GraphFile file) {
        GraphBuilder into = new GraphBuilder(file);
        Set<String> routers = new HashSet<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < lines.size() && !file.isHopeless(); i++) {
            String line = lines.get(i).strip();
            Matcher matcher = ROUTER.matcher(line);
            if (line.isEmpty() || line.startsWith("#") || EXTERNAL.matcher(line).matches()) {
                continue;
            }
            if (!matcher.matches()) {
                String shown = line.length() > 60 ? line.substring(0, 57) + "..." : line;
                file.mistake(
                        i + 1, 1, "'" + shown + "' is no router; write such as '12 @Berlin + (2) -> <3> <4> =name r0'");
                continue;
            }
            String uid = matcher.group(1);
            routers.add(uid);
            into.node(uid, matcher.group(2) + "_" + uid, null, false, i + 1, 1);
            Matcher neighbours = NEIGHBOUR.matcher(matcher.group(4));
            while (neighbours.find()) {
                links.add(new Link(uid, neighbours.group(1), i + 1));
            }
        }
        join(links, routers, into);
        return into.build();
    }

    private static void join(List<Link> links, Set<String> routers, GraphBuilder into) {
        Set<String> known = new HashSet<>();
        int outside = 0;
        for (Link link : links) {
            if (!routers.contains(link.to())) {
                outside++;
            } else if (!known.contains(link.to() + " " + link.from())) {
                known.add(link.from() + " " + link.to());
                into.edge(new GraphBuilder.Loose(link.from(), link.to(), false, null, null, null, link.line(), 1));
            }
        }
        if (outside > 0) {
            into.note(outside + " links lead to routers that have no line of their own, and are left out");
        }
    }

    private static Graph list(GraphFile file) {
        GraphBuilder into = new GraphBuilder(file);
        boolean latencies = file.name().toLowerCase(Locale.ROOT).contains("latenc");
        Set<String> nodes = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (Words line : Words.of(file)) {
            if (line.get(0).startsWith("#") || file.isHopeless()) {
                continue;
            }
            if (line.size() != 2 && line.size() != 3) {
                line.mistake(0, "'" + line.text() + "' is no edge; write 'node node' or 'node node number'");
                continue;
            }
            for (int end = 0; end < 2; end++) {
                if (nodes.add(line.get(end))) {
                    into.node(line.get(end), line.get(end), null, false, line.line(), 1);
                }
            }
            @Nullable Long delay = null;
            @Nullable Long weight = null;
            if (line.size() == 3 && latencies) {
                delay = line.amount(2, MILLISECOND_PS, 0, "a delay in milliseconds");
            } else if (line.size() == 3) {
                weight = line.amount(2, 1, 1, "a weight from 1");
            }
            if (known.add(line.get(0) + " " + line.get(1))) {
                into.edge(new GraphBuilder.Loose(line.get(0), line.get(1), true, null, delay, weight, line.line(), 1));
            }
        }
        return into.build();
    }
}
