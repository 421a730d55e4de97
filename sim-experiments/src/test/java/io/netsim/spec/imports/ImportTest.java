package io.netsim.spec.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.netsim.shipped.ProjectFiles;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.Mistake;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.SpecException;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.LoadedTopology;
import io.netsim.spec.load.SpecLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportTest {
    private static final Path MAPS = ProjectFiles.root().resolve("topologies/maps");

    @TempDir
    private Path folder;

    private LoadedTopology load(String name, String text, String keys) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Path file = Files.writeString(folder.resolve("t.yaml"), "{netsim: 1, import: {file: " + name + keys + "}}");
        return new SpecLoader().loadWhole(file, Map.of());
    }

    private TopologySpec topology(String name, String text, String keys) throws IOException {
        return load(name, text, keys).topology();
    }

    private Mistake mistake(String name, String text, String keys) {
        SpecException e = catchThrowableOfType(SpecException.class, () -> load(name, text, keys));
        return e.mistakes().get(0);
    }

    private static LinkSpec link(TopologySpec topology, String name) {
        return topology.links().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // ---- all formats
    // ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"abilene.graphml", "abilene.gml", "abilene.txt", "abilene.graph"})
    void theSameNetworkInEachFormat(String name) throws IOException {
        TopologySpec byHand =
                new SpecLoader().loadTopology(ProjectFiles.root().resolve("topologies/abilene.yaml"), Map.of());
        TopologySpec read = topology(name, Files.readString(MAPS.resolve(name)), "");
        assertThat(read.nodes()).hasSize(11).allMatch(node -> node.place() != null);
        assertThat(read.links()).hasSize(14);
        for (LinkSpec link : byHand.links()) {
            if (!link.name().contains("--")) {
                LinkSpec same = read.links().stream()
                        .filter(one ->
                                slug(one.a()).equals(link.a()) && slug(one.b()).equals(link.b())
                                        || slug(one.a()).equals(link.b())
                                                && slug(one.b()).equals(link.a()))
                        .findFirst()
                        .orElseThrow();
                assertThat(same.forward().rateBps()).isEqualTo(9_953_280_000L);
                assertThat(same.reverse().rateBps()).isEqualTo(9_953_280_000L);
                // The file by hand has whole microseconds.
                assertThat((double) same.forward().delayPs())
                        .isCloseTo((double) link.forward().delayPs(), within(0.5e6));
            }
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-router";
    }

    @Test
    void greatCirclesAreAsLong() {
        // A quarter of the way around: 10,007.5 km, at 199,861.639 km/s.
        long delay = Objects.requireNonNull(GreatCircle.delayPs(PlaceSpec.onEarth(0, 0), PlaceSpec.onEarth(0, 90)));
        assertThat(delay / 1e9).isCloseTo(10_007.543 / 199_861.639 * 1e3, within(1e-4));
    }

    @Test
    void hostsHangOnEachNode() throws IOException {
        TopologySpec read = topology(
                "a.graph",
                Files.readString(MAPS.resolve("abilene.graph")),
                ", hosts_per_node: 2, access_rate: 1 Gbps, access_delay: 3 us");
        assertThat(read.hosts()).hasSize(22).extracting(HostSpec::name).contains("Seattle-host0", "New_York-host1");
        assertThat(link(read, "Seattle-host1--Seattle").forward().delayPs()).isEqualTo(3_000_000);
    }

    @Test
    void scaleHoldsForLinksAndDemands() throws IOException {
        LoadedTopology read = load("a.txt", Files.readString(MAPS.resolve("abilene.txt")), ", scale: 1 %");
        assertThat(link(read.topology(), "Seattle--Denver").forward().rateBps()).isEqualTo(99_532_800);
        assertThat(read.demands().get(0).label()).isEqualTo("Seattle_Sunnyvale");
        assertThat(read.demands().get(0).rateBps()).isEqualTo(299_890);
    }

    @Test
    void importedNodesTakeFurtherOnes() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.yaml"),
                "netsim: 1\nimport: {file: " + MAPS.resolve("abilene.gml") + ", queue: 10 ms}\n"
                        + "nodes: {extra: {kind: host}}\nlinks:\n  - {between: [extra, Denver], rate: 1 Gbps, delay: 1 ms}\n");
        TopologySpec read = new SpecLoader().loadTopology(file, Map.of());
        assertThat(read.nodes()).hasSize(12);
        assertThat(link(read, "extra--Denver").a()).isEqualTo("extra");
    }

    // ---- edges
    // ---------------------------------------------------------------------------------------------------------

    private static final String ONE_WAY = """
            NODES 2
            label x y
            a 0 0
            b 0 0
            EDGES 4
            label src dest weight bw delay
            there 0 1 3 1000 10
            back 1 0 5 500 20.5
            again 0 1 3 2000 10
            other 1 0 7 2000 10
            """;

    @Test
    void oppositeDirectionsMakeALink() throws IOException {
        LinkSpec link = link(topology("x.graph", ONE_WAY, ""), "a--b");
        LinkDirectionSpec forward = link.forward();
        LinkDirectionSpec reverse = link.reverse();
        assertThat(forward.rateBps()).isEqualTo(1_000_000);
        assertThat(reverse.rateBps()).isEqualTo(500_000);
        assertThat(forward.delayPs()).isEqualTo(10_000_000);
        assertThat(reverse.delayPs()).isEqualTo(20_500_000);
        assertThat(forward.weight()).isEqualTo(3);
        assertThat(reverse.weight()).isEqualTo(5);
    }

    @Test
    void parallelEdgesAreKept() throws IOException {
        assertThat(topology("x.graph", ONE_WAY, "").links())
                .extracting(LinkSpec::name)
                .containsExactly("a--b", "a--b#2");
    }

    @Test
    void aLoneDirectionCountsForBoth() throws IOException {
        LoadedTopology read = load(
                "x.gml",
                "graph [ directed 1 node [ id 0 ] node [ id 1 ] node [ id 2 ]\n"
                        + "edge [ source 0 target 1 ] edge [ source 1 target 0 ] edge [ source 1 target 2 ] ]",
                ", rate: 1 Mbps, delay: 1 ms");
        assertThat(read.topology().links()).hasSize(2);
        assertThat(read.notes())
                .anyMatch(note -> note.contains("1 directed edges have none in the opposite direction"));
    }

    // ---- names
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void namesAreValidAndUnique() throws IOException {
        LoadedTopology read = load(
                "x.gml",
                "graph [ node [ id 0 label \"St. Louis, MO\" ] node [ id 1 label \"None\" ] node [ id 2 label \"None\" ]"
                        + " node [ id 3 label \"None_1\" ] node [ id 4 label \"M&#252;nchen\" ] node [ id 5 label \"!\" ] ]",
                "");
        assertThat(read.topology().nodes())
                .extracting(NodeSpec::name)
                .containsExactlyInAnyOrder("St._Louis_MO", "None_2", "None_3", "None_1", "München", "5");
        assertThat(read.notes())
                .anyMatch(note -> note.contains("4 nodes are renamed: 'St. Louis, MO' is St._Louis_MO"));
    }

    // ---- GraphML
    // -------------------------------------------------------------------------------------------------------

    private static final String GRAPHML = "<graphml><key id='l' for='node' attr.name='label'/>"
            + "<key id='c' for='edge' attr.name='capacity'><default>2 Gbps</default></key>"
            + "<key id='d' for='edge' attr.name='Delay'/>"
            + "<graph edgedefault='undirected'><node id='a'><data key='l'>Ä &amp; B</data></node><node id='b'/>%s</graph></graphml>";

    @Test
    void graphmlAttributesHaveNamesAndDefaults() throws IOException {
        TopologySpec read = topology(
                "x.graphml",
                String.format(GRAPHML, "<edge source='a' target='b'><data key='d'>2.5 ms</data></edge>"),
                "");
        LinkSpec link = link(read, "Ä_B--b");
        assertThat(link.forward().rateBps()).isEqualTo(2_000_000_000);
        assertThat(link.forward().delayPs()).isEqualTo(2_500_000_000L);
    }

    @Test
    void labelsAndPositionsOfYedAreRead() throws IOException {
        TopologySpec read = topology(
                "x.graphml",
                "<graphml xmlns:y='http://www.yworks.com/xml/graphml'><key for='node' id='d7' yfiles.type='nodegraphics'/><graph>"
                        + "<node id='n0'><data key='d7'><y:ShapeNode><y:Geometry x='78.5' y='43.25'/>"
                        + "<y:NodeLabel>Seattle</y:NodeLabel></y:ShapeNode></data></node></graph></graphml>",
                "");
        assertThat(read.nodes()).hasSize(1);
        assertThat(read.nodes().get(0).name()).isEqualTo("Seattle");
        assertThat(read.nodes().get(0).place()).isEqualTo(PlaceSpec.inPlane(78.5, -43.25));
    }

    @Test
    void xmlReadsNoOtherFile() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret text");
        String attack = "<?xml version='1.0'?><!DOCTYPE graphml [<!ENTITY other SYSTEM 'secret'>]>"
                + String.format(GRAPHML, "<node id='c'><data key='l'>&other;</data></node>");
        Mistake mistake = mistake("x.graphml", attack, "");
        assertThat(mistake.message()).startsWith("this is not well-formed XML").doesNotContain("secret text");
    }

    @Test
    void entitiesDoNotGrow() {
        String laughs = "<!DOCTYPE graphml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                + String.format(GRAPHML, "<node id='c'><data key='l'>&b;</data></node>");
        assertThat(mistake("x.graphml", laughs, "").message()).startsWith("this is not well-formed XML");
    }

    // ---- mistakes
    // ------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "graphml | <graphml>%<graph>%<node id='a'/>%<edge source='a' target='b'/>%</graph></graphml> | 4 | ends at the node 'b', which there is not; nodes are a",
                "graphml | <graphml>%<graph>%<node id='a'> | 4 | not well-formed XML",
                "graphml | <svg/> | 1 | this is <svg>, not GraphML",
                "graphml | <graphml>%<graph>%<node id='a'/>%<node id='a'/></graph></graphml> | 4 | two nodes with the id 'a', the first in line 3",
                "graphml | <graphml>%<graph><node/></graph></graphml> | 2 | a node has no id",
                "graphml | <graphml><graph>%<hyperedge/></graph></graphml> | 2 | hyperedges have more than two ends",
                "gml | graph [%node [ id 0 ]%node [ id 1%edge [ source 0 target 1 ]% | 6 | the file ends within",
                "gml | graph [%node [ id 0 ]%] ] | 3 | ']' stands where a key is due",
                "gml | graph [%node [ id 0 label \"x ] ] | 2 | this text is not closed",
                "gml | graph [%node [ label \"x\" ] ] | 2 | this node has no id",
                "gml | graph [%node [ id 0 ]%edge [ source 0 ] ] | 3 | this edge lacks an end",
                "gml | graph [%node [ id 0 Latitude 91 Longitude 0 ] ] | 2 | there is no place at latitude 91.0",
                "gml | graph [ node [ id 0 ] node [ id 1 ]%edge [ source 0 target 1 rate \"fast\" ] ] | 2 | the attribute 'rate' is 'fast'; write a rate",
                "sndlib | ?SNDlib%NODES (%a ( 1.0 x )%) | 3 | 'x' is not a number; degrees north",
                "sndlib | ?SNDlib%NODES (%a ( 1.0 2.0 ) | 2 | the section 'NODES' is not closed",
                "sndlib | ?SNDlib%NODES (%a b%)%LINKS (%l ( a c ) 1 0 0 0 ( )%) | 6 | ends at the node 'c'",
                "sndlib | ?SNDlib%NODES (%a b%)%LINKS (%l a b 1 0 0 0 ( )%) | 6 | 'a' stands where '(' is due",
                "sndlib | ?SNDlib%META (%unit = STM1%)%NODES (%a%) | 3 | the unit 'STM1' is not known",
                "repetita | NODES 2%label x y%a 0 0%EDGES 0 | 1 | 'NODES' says 2, but 1 lines follow",
                "repetita | NODES 1%label x y%a 0 north%EDGES 0 | 3 | 'north' is not a number",
                "repetita | NODES 1%label x y%a 0 | 3 | this line has 2 words, not 3",
                "repetita | NODES 1%label x y%a 0 0%EDGES 1%label src dest weight bw delay%e 0 1 1 1000 1 | 6 | ends at the node '1'",
                "repetita | NODES 1%label x y%a 0 0% | 3 | the file ends where 'EDGES n' is due",
                "repetita | EDGES 1 | 1 | 'EDGES 1' stands where 'NODES n' is due",
                "rocketfuel | 1 @Here + (1) -> <2> r0%nothing | 2 | 'nothing' is no router",
                "rocketfuel | a b%a b c d | 2 | 'a b c d' is no edge",
                "rocketfuel | a b x | 1 | 'x' is not a number",
            })
    void brokenFilesAreToldByLine(String format, String text, int line, String message) {
        Mistake mistake = mistake(
                "broken." + format,
                text.replace('%', '\n') + "\n",
                ", format: " + format + ", rate: 1 Mbps, delay: 1 ms");
        assertThat(mistake.file()).endsWith("broken." + format);
        assertThat(mistake.message()).contains(message);
        assertThat(mistake.line()).isEqualTo(line);
    }

    @Test
    void whatIsMissingIsAskedForInTheImport() throws IOException {
        String text = "graph [ node [ id 0 ]\nnode [ id 1 ]\nedge [ source 0 target 1 ] ]";
        Mistake rate = mistake("x.gml", text, ", delay: 1 ms");
        assertThat(rate.file()).endsWith("t.yaml");
        assertThat(rate.message())
                .contains("1 of 1 edges", "no rate, first that from '0' to '1' in line 3", "'rate: 10 Gbps'");
        assertThat(mistake("x.gml", text, ", rate: 1 Gbps").message()).contains("neither a delay nor coordinates");
    }

    @Test
    void aFileOfManyMistakesIsNotTalkedAboutForEver() {
        SpecException e = catchThrowableOfType(
                SpecException.class, () -> load("x.graph", "NODES 1\nlabel x y\n" + "a b c d\n".repeat(1000), ""));
        assertThat(e.mistakes()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void bytesOfAnotherEncodingAreRead() throws IOException {
        Files.write(
                folder.resolve("x.gml"),
                "graph [ node [ id 0 label \"Zürich\" ] ]".getBytes(StandardCharsets.ISO_8859_1));
        Path file = Files.writeString(folder.resolve("t.yaml"), "{netsim: 1, import: {file: x.gml}}");
        assertThat(new SpecLoader().loadTopology(file, Map.of()).nodes().get(0).name())
                .isEqualTo("Zürich");
    }

    @Test
    void demandsOfTheirOwnAreForRepetitaOnly() {
        assertThat(mistake("x.gml", "graph [ node [ id 0 ] ]", ", demands: x.gml")
                        .message())
                .contains("only 'format: repetita' has demands in a file of their own");
    }

    @Test
    void routersOfRocketfuelNameEachOther() throws IOException {
        LoadedTopology read =
                load("x.cch", Files.readString(MAPS.resolve("example.cch")), ", rate: 1 Gbps, delay: 2 ms");
        assertThat(read.topology().nodes()).hasSize(6);
        assertThat(read.topology().links()).hasSize(8);
    }

    @Test
    void latenciesOfRocketfuelAreMilliseconds() throws IOException {
        TopologySpec read = topology(
                "latencies.intra",
                "Berlin,+DE1 Paris2 7.5\nParis2 Berlin,+DE1 7.5\n",
                ", format: rocketfuel, rate: 1 Gbps");
        assertThat(read.links()).hasSize(1);
        assertThat(link(read, "Berlin_DE1--Paris2").forward().delayPs()).isEqualTo(7_500_000_000L);
    }
}
