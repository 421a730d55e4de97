package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * {@code --junit}: suites, cases, failures and errors as build servers read them, with the elements and attributes of the
 * Jenkins xUnit plug-in's {@code junit-10.xsd}.
 */
final class JunitTest {
    private static final String UNMET =
            "expect:\n  - {that: goodput, at_least: 1 Gbps}\n  - {that: goodput, at_least: 1 bps}\n";

    @TempDir
    private Path folder;

    private Document report(int code, Object... args) throws Exception {
        Path file = folder.resolve("reports/junit.xml");
        List<Object> all = new ArrayList<>(List.of(args));
        all.add("--junit");
        all.add(file);
        Netsim run = Netsim.run(all.toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        wellFormed(document);
        try (Stream<Path> left = Files.list(folder.resolve("reports"))) {
            assertThat(left).hasSize(1);
        }
        return document;
    }

    /** Counts agree with cases, and every attribute that readers need is there. */
    private static void wellFormed(Document document) {
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
        for (Element suite : all(document.getDocumentElement(), "testsuite")) {
            assertThat(suite.getAttribute("name")).isNotEmpty();
            assertThat(suite.getAttribute("tests"))
                    .isEqualTo("" + all(suite, "testcase").size());
            assertThat(suite.getAttribute("failures"))
                    .isEqualTo("" + all(suite, "failure").size());
            assertThat(suite.getAttribute("errors"))
                    .isEqualTo("" + all(suite, "error").size());
            assertThat(Double.parseDouble(suite.getAttribute("time"))).isNotNegative();
            for (Element one : all(suite, "testcase")) {
                assertThat(one.getAttribute("name")).isNotEmpty();
                assertThat(one.getAttribute("classname")).isNotEmpty();
                assertThat(Double.parseDouble(one.getAttribute("time"))).isNotNegative();
            }
        }
    }

    private static List<Element> all(Element in, String name) {
        NodeList nodes = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private Path file(String more) throws IOException {
        return Netsim.file(folder, "x.yaml", Netsim.SMALL + more);
    }

    @Test
    void expectationsOfARunAreCases() throws Exception {
        Element root = report(5, "run", file(UNMET)).getDocumentElement();
        assertThat(all(root, "testcase").stream().map(one -> one.getAttribute("name")))
                .containsExactly(
                        "flow.goodput_bps at least 1 Gbps [replication 0]",
                        "flow.goodput_bps at least 1 bps [replication 0]");
        assertThat(all(root, "failure"))
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.getAttribute("message")).contains("the value of "));
    }

    @Test
    void runWithoutExpectationsIsACaseThatPasses() throws Exception {
        Element root = report(0, "run", file("")).getDocumentElement();
        assertThat(all(root, "testcase")).hasSize(1);
        assertThat(all(root, "failure")).isEmpty();
    }

    @Test
    void runThatIsGivenUpIsAnError() throws Exception {
        Element root = report(4, "run", file(UNMET), "--max-events", "100").getDocumentElement();
        assertThat(all(root, "error")).hasSize(1);
        assertThat(all(root, "failure")).isEmpty();
    }

    @Test
    void pointsOfASweepAreSuites() throws Exception {
        String sweep = "sweep: {grid: {cc: [reno, cubic]}}\nreplications: 2\n";
        Element root = report(5, "sweep", file(UNMET + sweep), "--out", folder.resolve("out"), "--quiet")
                .getDocumentElement();
        assertThat(all(root, "testsuite").stream().map(suite -> suite.getAttribute("name")))
                .containsExactly("small: cc = reno", "small: cc = cubic");
        assertThat(all(root, "testcase")).hasSize(8);
        assertThat(all(root, "failure")).hasSize(4);
    }

    @Test
    void runsOfASweepThatFailAreErrors() throws Exception {
        String more = "limits: {max_events: 100}\nreplications: 2\n" + UNMET;
        Element root = report(4, "sweep", file(more), "--out", folder.resolve("out"), "--quiet")
                .getDocumentElement();
        assertThat(all(root, "error")).hasSize(2);
        assertThat(all(root, "error").get(0).getAttribute("message")).contains("event limit");
    }

    @Test
    void namesAreEscaped() throws Exception {
        String text = Netsim.SMALL.replace("params: {", "params: {note: x, ")
                + "sweep: {grid: {note: [\"<b>&'\\u0007\", \"]]>\"]}}\n";
        Path file = Netsim.file(folder, "y.yaml", text);
        Element root = report(0, "sweep", file, "--out", folder.resolve("out"), "--quiet")
                .getDocumentElement();
        assertThat(all(root, "testsuite").stream().map(suite -> suite.getAttribute("name")))
                .containsExactly("small: note = <b>&'?", "small: note = ]]>");
    }
}
