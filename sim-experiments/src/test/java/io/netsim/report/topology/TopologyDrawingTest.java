package io.netsim.report.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.netsim.run.TopologyView;
import io.netsim.spec.Canonical;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TopologyDrawingTest {
    private static final Path TOPOLOGIES = Path.of("../topologies");

    private static NetworkPlan plan(String file, Map<String, String> params) {
        Object topology = Canonical.tree(
                TopologyView.load(TOPOLOGIES.resolve(file), params).topology());
        return NetworkPlan.ofConfiguration(ImmutableMap.of("topology", topology));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> groups(Document svg, String attribute) {
        List<Element> found = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("g");
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            if (each.hasAttribute(attribute)) {
                found.add(each);
            }
        }
        return found;
    }

    private static Map<String, double[]> places(Document svg) {
        Map<String, double[]> places = new TreeMap<>();
        for (Element node : groups(svg, "data-node")) {
            String[] at =
                    node.getAttribute("transform").replaceAll("[a-z()]", "").split(" ", -1);
            places.put(
                    node.getAttribute("data-node"),
                    new double[] {Double.parseDouble(at[0]), Double.parseDouble(at[1])});
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource({
        "dumbbell.yaml,",
        "chain.yaml,",
        "star.yaml,",
        "abilene.yaml,",
        "fat-tree.yaml,",
        "fat-tree.yaml,k=8",
        "dumbbell.yaml,pairs=50"
    })
    void everyNodeAndEveryDirectionIsThere(String file, String param) throws Exception {
        Map<String, String> params =
                param == null ? ImmutableMap.of() : ImmutableMap.of(param.split("=", 2)[0], param.split("=", 2)[1]);
        NetworkPlan plan = plan(file, params);
        Document svg = parse(TopologyDrawing.svg(plan, ImmutableMap.of()));
        List<String> nodes = new ArrayList<>();
        groups(svg, "data-node")
                .forEach(node ->
                        nodes.addAll(List.of(node.getAttribute("data-node").split("\n", -1))));
        List<String> directions = new ArrayList<>();
        groups(svg, "data-direction")
                .forEach(each -> directions.addAll(
                        List.of(each.getAttribute("data-direction").split("\n", -1))));
        assertThat(nodes)
                .containsExactlyInAnyOrderElementsOf(
                        plan.nodes().stream().map(NetworkPlan.Node::name).toList());
        List<String> expected = new ArrayList<>();
        plan.links().forEach(link -> {
            expected.add(link.forward().name());
            expected.add(link.reverse().name());
        });
        assertThat(directions).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"dumbbell.yaml", "chain.yaml", "star.yaml", "abilene.yaml", "fat-tree.yaml"})
    void symbolsDoNotCoverEachOther(String file) throws Exception {
        Map<String, double[]> places = places(parse(TopologyDrawing.svg(plan(file, ImmutableMap.of()))));
        List<String> names = new ArrayList<>(places.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = Objects.requireNonNull(places.get(names.get(i)));
                double[] b = Objects.requireNonNull(places.get(names.get(j)));
                assertThat(Math.hypot(a[0] - b[0], a[1] - b[1]))
                        .as("%s and %s", names.get(i), names.get(j))
                        .isGreaterThan(36);
            }
        }
    }

    @Test
    void theSameNetworkIsAlwaysDrawnTheSameWay() {
        assertThat(TopologyDrawing.svg(plan("abilene.yaml", ImmutableMap.of())))
                .isEqualTo(TopologyDrawing.svg(plan("abilene.yaml", ImmutableMap.of())));
    }

    @Test
    void hostsOfAFatTreeStandBelowItsSwitches() throws Exception {
        Map<String, double[]> places = places(parse(TopologyDrawing.svg(plan("fat-tree.yaml", ImmutableMap.of()))));
        double highestHost = Double.MAX_VALUE;
        double lowestSwitch = -Double.MAX_VALUE;
        for (NetworkPlan.Node node : plan("fat-tree.yaml", ImmutableMap.of()).nodes()) {
            double y = Objects.requireNonNull(places.get(node.name()))[1];
            highestHost = node.host() ? Math.min(highestHost, y) : highestHost;
            lowestSwitch = node.host() ? lowestSwitch : Math.max(lowestSwitch, y);
        }
        assertThat(highestHost).isGreaterThan(lowestSwitch);
    }

    @Test
    void aBusyDirectionThatDropsIsMarked() throws Exception {
        NetworkPlan plan = plan("dumbbell.yaml", ImmutableMap.of());
        String busy = plan.links().get(0).forward().name();
        Document svg = parse(TopologyDrawing.svg(plan, ImmutableMap.of(busy, new LinkUse(0.97, 1234))));
        for (Element direction : groups(svg, "data-direction")) {
            boolean isBusy = direction.getAttribute("data-direction").equals(busy);
            assertThat(direction.getAttribute("class")).isEqualTo(isBusy ? "direction u5" : "direction u0");
            assertThat(direction.getTextContent().contains("✕1,234")).isEqualTo(isBusy);
        }
    }

    @Test
    void namesCannotLeaveTheirPlace() throws Exception {
        String name = "\"><script>alert('&')</script>";
        NetworkPlan plan = new NetworkPlan(
                com.google.common.collect.ImmutableList.of(
                        new NetworkPlan.Node(name, true), new NetworkPlan.Node("b", true)),
                com.google.common.collect.ImmutableList.of(new NetworkPlan.Link(
                        name,
                        name,
                        "b",
                        new NetworkPlan.Direction(name + ".forward", 1, 1),
                        new NetworkPlan.Direction(name + ".reverse", 1, 1))));
        Document svg = parse(TopologyDrawing.svg(plan));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(places(svg)).containsKey(name);
    }

    /** To be looked at: run with {@code -Dnetsim.drawings=FOLDER}. */
    @Test
    void drawingsToLookAt() throws Exception {
        String folder = System.getProperty("netsim.drawings");
        if (folder == null) {
            return;
        }
        StringBuilder page = new StringBuilder("<meta charset=utf-8><style>:root{color-scheme:light dark}</style>");
        for (String each : List.of(
                "dumbbell.yaml,pairs=4",
                "dumbbell.yaml,pairs=50",
                "chain.yaml,x=x",
                "star.yaml,x=x",
                "abilene.yaml,x=x",
                "fat-tree.yaml,k=4",
                "fat-tree.yaml,k=8")) {
            String[] parts = each.split("[,=]", -1);
            NetworkPlan plan =
                    plan(parts[0], parts[1].equals("x") ? ImmutableMap.of() : ImmutableMap.of(parts[1], parts[2]));
            Map<String, LinkUse> use = new TreeMap<>();
            int i = 0;
            for (NetworkPlan.Link link : plan.links()) {
                use.put(link.forward().name(), new LinkUse((i * 37 % 101) / 100.0, i % 5 == 0 ? i : 0));
                use.put(link.reverse().name(), new LinkUse((i * 13 % 101) / 900.0, 0));
                i++;
            }
            page.append("<h3>").append(each).append("</h3>").append(TopologyDrawing.svg(plan, use));
        }
        Files.writeString(Path.of(folder, "drawings.html"), page);
    }
}
