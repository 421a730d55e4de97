package io.netsim.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.cli.Netsim;
import io.netsim.results.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxFolderTest {
    private static final String SCENARIO = """
            [{"name": "x", "group": "short", "rate_mbps": 10, "rtt_ms": 20, "qpk": 100, "rules": ["f:syn:1"],
              "flows": ["cc=reno;c=connect,send 1000,shutwr,recveof,close;s=accept,recveof,close"], "sysctl": {}}]
            """;
    private static final String FCT =
            "name,fct_ms,end_ms,data_pkts,retx_log,qdrops,losses,timeouts,tlp\nx,1031.3,1051.9,1,0,0,1,1,0\n";
    private static final String SUMMARY = "name,goodput_mbps,retx_log,qdrops,losses,cwnd_mean,cwnd_max\n";

    @TempDir
    Path folder;

    private void write(String scenarios, String fct) throws IOException {
        Files.writeString(folder.resolve("scenarios.json"), scenarios);
        Files.writeString(folder.resolve("fct.csv"), fct);
        Files.writeString(folder.resolve("summary.csv"), SUMMARY);
    }

    @Test
    void transferIsComparedWithItsRow() throws Exception {
        write(SCENARIO, FCT);
        ScenarioVerdict verdict = LinuxFolder.read(folder).verdict("x");
        assertThat(verdict.agrees()).as(verdict.why()).isTrue();
        assertThat(verdict.got()).containsEntry("timeouts", 1L).containsEntry("data_pkts", 1L);
    }

    @Test
    void differenceIsNamed() throws Exception {
        write(SCENARIO, FCT.replace(",1,0,0,1,1,0\n", ",2,0,0,1,1,0\n"));
        ScenarioVerdict verdict = LinuxFolder.read(folder).verdict("x");
        assertThat(verdict.agrees()).isFalse();
        assertThat(verdict.why()).isEqualTo("data_pkts 1, not 2");
    }

    @Test
    void unknownCongestionControlIsNotRun() throws Exception {
        write(SCENARIO.replace("cc=reno", "cc=nameless"), FCT);
        assertThat(LinuxFolder.read(folder).verdict("x").why()).contains("not modelled: nameless");
    }

    @Test
    void unknownSettingIsNamed() throws Exception {
        write(SCENARIO.replace("\"sysctl\": {}", "\"sysctl\": {\"net.ipv4.tcp_comp_sack_nr\": \"0\"}"), FCT);
        assertThat(LinuxFolder.read(folder).verdict("x").why()).contains("not modelled: tcp_comp_sack_nr=0");
    }

    @Test
    void rowThatIsNoNumberIsAnErrorWithItsPlace() throws Exception {
        write(SCENARIO, FCT.replace("1031.3", "soon"));
        assertThatThrownBy(() -> LinuxFolder.read(folder).verdict("x"))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("fct.csv:2: fct_ms is a number, not 'soon'");
    }

    @Test
    void brokenFolderEndsWithCodeThree() throws IOException {
        write("[{\"name\": \"x\"", FCT);
        Netsim outcome = Netsim.run("validate-linux", folder.toString());
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("scenarios.json").doesNotContain("Exception");
    }

    @Test
    void unknownVerbIsAnErrorThatNamesTheScenario() throws IOException {
        write(SCENARIO.replace("shutwr", "shout"), FCT);
        Netsim outcome = Netsim.run("validate-linux", folder.toString());
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("x: flows: there is no verb 'shout'");
    }

    @Test
    void unmetTargetEndsWithCodeFive() throws IOException {
        write(SCENARIO, FCT.replace("1031.3", "2031.3"));
        assertThat(Netsim.run("validate-linux", folder.toString()).code()).isEqualTo(5);
    }

    @Test
    void jsonHasTheKeysOfTheContract() throws IOException {
        write(SCENARIO, FCT);
        Map<?, ?> document = Netsim.map(JsonText.parse(
                Netsim.run("validate-linux", folder.toString(), "--json").out()));
        List<?> scenarios = (List<?>) Objects.requireNonNull(document.get("scenarios"));
        Map<?, ?> scenario = Netsim.map(scenarios.get(0));
        assertThat(List.copyOf(scenario.keySet()).toString()).isEqualTo("[name, kind, agrees, expected, got, why]");
    }
}
