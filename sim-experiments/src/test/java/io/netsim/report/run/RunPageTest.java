package io.netsim.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.browser.Browser;
import io.netsim.browser.BrowserPage;
import io.netsim.cli.Netsim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the lecture's run, opened in a browser. With {@code -Dnetsim.pictures=FOLDER} it leaves pictures there. */
class RunPageTest {
    @TempDir
    private static Path folder;

    private static Path file;
    private static Browser browser;

    @BeforeAll
    static void writeThePage() {
        file = folder.resolve("lecture.html");
        Netsim run = Netsim.run("run", "../topologies/experiments/lecture.yaml", "--report", file);
        assertThat(run.err()).contains("report: " + file);
        assertThat(run.code()).isZero();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static BrowserPage open() {
        return browser.open(file);
    }

    private static void choose(BrowserPage page, String flow) {
        page.evaluate("netsimRun.choose(netsimRun.talks.findIndex(t => t.flows[0] === '" + flow + "'))");
        page.settle();
    }

    private static void picture(BrowserPage page, String name) {
        String wanted = System.getProperty("netsim.pictures");
        if (wanted != null) {
            page.screenshot(Path.of(wanted, name + ".png"));
        }
    }

    @Test
    void thePageComplainsOfNothingAndAsksForNothing() {
        BrowserPage page = open();
        choose(page, "upload/1");
        choose(page, "time");
        page.click("button[data-jump='Handshake'], #timebar button");
        page.settle();
        assertThat(page.problems()).isEmpty();
        assertThat(page.requestsBeyond(file)).isEmpty();
    }

    @Test
    void allViewsAreDrawnForTheFlowWithLosses() {
        BrowserPage page = open();
        page.evaluate("document.getElementById('watch').parentElement.scrollIntoView({behavior: 'instant'})");
        page.settle();
        picture(page, "desktop");
        assertThat(page.text("#flow option:checked")).contains("upload/");
        assertThat(page.elements("svg.series")).isEqualTo(3);
        assertThat(page.elements(".ladder g[data-packet]")).isGreaterThan(10);
        assertThat(page.elements(".automaton")).isEqualTo(2);
        assertThat(page.elements("#network-drawing g[data-node]")).isEqualTo(5);
    }

    @Test
    void aClickOnAPacketShowsItsFieldsAndItsWay() {
        BrowserPage page = open();
        page.evaluate("document.querySelector('.ladder').scrollIntoView({block: 'center', behavior: 'instant'})");
        page.click(".ladder g[data-packet='2'] path, .ladder g[data-packet] ~ g[data-packet] path");
        page.settle();
        assertThat(page.text(".packet-title")).contains("SYN");
        assertThat(page.text("tr[data-field='window'] .mono")).isNotBlank();
        assertThat(page.elements(".byte")).isEqualTo(60);
        assertThat(page.text("#packet .life")).contains("delivered at");
    }

    @Test
    void theFirstLossIsMarkedWhereItHappened() {
        BrowserPage page = open();
        choose(page, "upload/0");
        page.click("button[data-jump='First loss']");
        page.settle();
        assertThat(page.text("#packet .life .bad")).contains("planned loss at alice-link.forward");
        assertThat(page.elements(".ladder .picked .cross")).isEqualTo(1);
        page.evaluate("document.getElementById('ladder').scrollIntoView({behavior: 'instant'})");
        picture(page, "loss");
        page.evaluate("document.getElementById('packet').scrollIntoView({behavior: 'instant'})");
        picture(page, "packet");
    }

    @Test
    void theCursorChangesTheValuesAndTheStates() {
        BrowserPage page = open();
        choose(page, "upload/0");
        String before = page.text("output[data-series='cwnd']");
        assertThat(page.text(".side[data-host='alice'] .now")).isEqualTo("is in SYN-SENT");
        page.evaluate("netsimRun.moveTo(500e9)");
        page.settle();
        assertThat(page.text("#clock")).startsWith("500");
        assertThat(page.text("output[data-series='cwnd']")).isNotEqualTo(before);
        assertThat(page.text(".side[data-host='alice'] .now")).isEqualTo("is in ESTABLISHED");
        assertThat(page.text(".side[data-host='server'] .now")).isEqualTo("is in ESTABLISHED");
    }

    @Test
    void thePathThroughTheStatesIsTheOneTaken() {
        BrowserPage page = open();
        choose(page, "upload/0");
        page.evaluate("netsimRun.moveTo(4e12)");
        page.settle();
        assertThat(page.evaluate("[...document.querySelectorAll(\".side[data-host='alice'] .edge.done\")]"
                        + ".map(e => e.dataset.edge).sort().join(' ')"))
                .isEqualTo("CLOSED>SYN_SENT ESTABLISHED>FIN_WAIT_1 FIN_WAIT_1>FIN_WAIT_2 FIN_WAIT_2>TIME_WAIT"
                        + " SYN_SENT>ESTABLISHED TIME_WAIT>END");
        assertThat(page.evaluate("[...document.querySelectorAll(\".side[data-host='server'] .edge.done\")]"
                        + ".map(e => e.dataset.edge).sort().join(' ')"))
                .isEqualTo("CLOSED>LISTEN CLOSE_WAIT>LAST_ACK ESTABLISHED>CLOSE_WAIT LAST_ACK>END"
                        + " LISTEN>SYN_RECEIVED SYN_RECEIVED>ESTABLISHED");
        page.evaluate("document.getElementById('states').scrollIntoView({behavior: 'instant'})");
        picture(page, "states");
    }

    @Test
    void demultiplexingSaysWhoWonAndWhy() {
        BrowserPage page = open();
        choose(page, "upload/0");
        page.click("button[data-jump='Handshake']");
        page.settle();
        assertThat(page.text("#packet .steps")).contains("None of").contains("The socket *:80 (LISTEN)");
        assertThat(page.text("#packet .steps tr.won")).contains("by the wildcard *");
        choose(page, "closed-udp");
        assertThat(page.text("#packet .steps"))
                .contains("No socket has this port")
                .contains("ICMP port unreachable");
        page.click("#packet .steps li:last-child button");
        page.settle();
        assertThat(page.text(".packet-title")).contains("ICMP port unreachable");
        choose(page, "closed-tcp");
        assertThat(page.text("#packet .steps")).contains("answers with a reset");
    }

    @Test
    void keysGoFromPacketToPacket() {
        BrowserPage page = open();
        choose(page, "upload/0");
        long first = page.count("netsimRun.state.packet");
        page.evaluate(
                "document.querySelector('.ladder').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown'}))");
        page.settle();
        assertThat(page.count("netsimRun.state.packet")).isGreaterThan(first);
    }

    @Test
    void aPhoneShowsItWithoutScrollingSideways() {
        BrowserPage page = browser.newPage();
        page.viewport(360, 740);
        page.open(file);
        page.settle();
        assertThat(page.count("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        picture(page, "phone-top");
        page.evaluate("document.getElementById('ladder').scrollIntoView({behavior: 'instant'})");
        picture(page, "phone-ladder");
        page.evaluate("document.getElementById('packet').scrollIntoView({behavior: 'instant'})");
        picture(page, "phone-packet");
        page.evaluate("document.getElementById('states').scrollIntoView({behavior: 'instant'})");
        picture(page, "phone-states");
    }

    @Test
    void darkModeIsDark() {
        BrowserPage page = browser.newPage();
        page.prefer("dark");
        page.open(file);
        page.settle();
        page.evaluate("document.getElementById('watch').parentElement.scrollIntoView({behavior: 'instant'})");
        page.settle();
        picture(page, "dark");
        String ground = String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
        int red = Integer.parseInt(ground.replaceAll("[^0-9,]", "").split(",", -1)[0]);
        assertThat(red).isLessThan(60);
    }

    @Test
    void withoutScriptTheTablesAndTheNetworkAreThere() {
        BrowserPage page = browser.newPage();
        page.withoutScript();
        page.open(file);
        String html = read();
        assertThat(html).contains("id=\"flows-table\"").contains("upload/0").contains("id=\"ledger-table\"");
        assertThat(html).contains("SYN-RECEIVED").contains("planned loss").contains("netsim-network");
        if (System.getProperty("netsim.pictures") != null) {
            page.fullScreenshot(Path.of(System.getProperty("netsim.pictures"), "no-script.png"));
        }
    }

    private static String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
