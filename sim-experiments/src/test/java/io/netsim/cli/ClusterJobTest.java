package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Job files do what they say: here with a stand-in for the scheduler that does one task after the other. */
final class ClusterJobTest {
    /** Words that a shell and YAML would take for something else. */
    private static final String AWKWARD = "it's: a $(HOME) \"test\" \\ & #1";

    @TempDir
    private Path folder;

    private Path work;
    private Path expected;

    @BeforeEach
    void write() throws IOException {
        work = Files.createDirectory(folder.resolve("it's the work"));
        Netsim.file(work, "sweep.yaml", TinySweep.text(3));
        expected = folder.resolve("expected");
        Netsim whole = Netsim.run("sweep", work.resolve("sweep.yaml"), "--out", expected, "--quiet");
        assertThat(whole.code()).as(whole.err()).isZero();
        program(
                "netsim",
                "exec "
                        + String.join(
                                " ",
                                NetsimProcess.java().stream().map(ShellWord::of).toList()) + " \"$@\"");
    }

    private void program(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.setPosixFilePermissions(
                Netsim.file(bin, name, "#!/bin/sh\n" + script + "\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What it prints, if all goes well. */
    private String execute(Path in, Map<String, String> environment, List<String> command) throws Exception {
        Path log = Files.createTempFile(folder, "log", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(log);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private String emit(String kind, Object... more) {
        List<Object> words = new ArrayList<>(List.of("sweep", "sweep.yaml"));
        words.addAll(List.of(more));
        words.addAll(List.of("--emit", kind, "--shards", "3"));
        words.set(1, work.resolve("sweep.yaml"));
        Netsim emitted = Netsim.run(words.toArray());
        assertThat(emitted.code()).as(emitted.err()).isZero();
        return emitted.out();
    }

    @Test
    void theSlurmScriptDoesTheWholeSweep() throws Exception {
        Path out = folder.resolve("it's out");
        Path job = Netsim.file(folder, "job.sh", emit("slurm", "--out", out));
        execute(folder, Map.of(), List.of("/bin/bash", "-n", job.toString()));
        program("sbatch", """
                echo "$@" >>"%1$s/submitted"
                for script; do :; done
                tasks=$(sed -n 's/^#SBATCH --array=1-//p' "$script")
                case "$*" in *--array=0*) tasks=0; first=0 ;; *) first=1 ;; esac
                for task in $(seq $first $tasks); do
                    SLURM_ARRAY_TASK_ID=$task SLURM_CPUS_PER_TASK=1 sh "$script" >>"%1$s/output" 2>&1
                    ls "%2$s/small" | grep -c '^[0-9a-f]*$' >>"%1$s/runs"
                done
                echo '17;cluster'""".formatted(folder, out));
        execute(folder, Map.of(), List.of("/bin/sh", job.toString()));
        assertThat(Files.readAllLines(folder.resolve("runs"))).containsExactly("4", "8", "12", "12");
        assertThat(Files.readAllLines(folder.resolve("submitted")))
                .containsExactly("--parsable " + job, "--array=0 --dependency=afterany:17 " + job);
        assertThat(Files.readString(folder.resolve("output"))).contains("12 runs, 0 new, 12 kept");
        SweepFolder.assertSame(out.resolve("small"), expected.resolve("small"));
    }

    @Test
    void theKubernetesJobsDoTheWholeSweep() throws Exception {
        Path out = folder.resolve("it's out");
        List<Map<?, ?>> jobs = documents(emit("k8s", "--out", out));
        assertThat(jobs).hasSize(2);
        Map<?, ?> shards = Netsim.map(jobs.get(0).get("spec"));
        assertThat(shards.get("completionMode")).isEqualTo("Indexed");
        assertThat(shards.get("completions")).isEqualTo(3);
        for (int index = 0; index < 3; index++) {
            execute(work, Map.of("JOB_COMPLETION_INDEX", "" + index, "NETSIM_SHARDS", "3"), words(jobs.get(0)));
        }
        assertThat(SweepFolder.runs(out.resolve("small"))).hasSize(12);
        assertThat(execute(work, Map.of("NETSIM_SHARDS", "3"), words(jobs.get(1))))
                .contains("12 runs, 0 new, 12 kept");
        SweepFolder.assertSame(out.resolve("small"), expected.resolve("small"));
    }

    @Test
    void wordsArriveAsTheyWereTyped() throws Exception {
        ClusterJob job = ClusterJob.of(
                "it's", List.of("sweep", AWKWARD, "--emit=k8s", "--jobs", "7", "-p", "a=1,2", "--shards", "3"), 3, 7);
        program("netsim", "printf '%s\\n' \"$@\"");
        List<String> asTyped = List.of("sweep", AWKWARD, "-p", "a=1,2", "--quiet");
        List<String> fromKubernetes = execute(
                        work, Map.of(), words(documents(job.kubernetes()).get(1)))
                .lines()
                .toList();
        assertThat(fromKubernetes.stream().map(word -> word.replace("$$(", "$(")))
                .containsExactlyElementsOf(concat(asTyped, "--jobs", "7"));
        Path script = Netsim.file(folder, "awkward.sh", job.slurm("netsim", work.toString()));
        Map<String, String> task = Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_CPUS_PER_TASK", "7");
        assertThat(execute(folder, task, List.of("/bin/sh", script.toString())).lines())
                .containsExactlyElementsOf(concat(asTyped, "--jobs", "7", "--shard", "2/3"));
    }

    @Test
    void namesAreThoseThatClustersAccept() throws IOException {
        for (String name : List.of("A.b_c", "-x-", "é", "x".repeat(200))) {
            ClusterJob job = ClusterJob.of(name, List.of("sweep", "x.yaml"), 2, 1);
            for (Map<?, ?> document : documents(job.kubernetes())) {
                assertThat(String.valueOf(Netsim.map(document.get("metadata")).get("name")))
                        .matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
            }
        }
    }

    @Test
    void aShardOfAShardIsRefused() {
        Netsim refused = Netsim.run("sweep", work.resolve("sweep.yaml"), "--emit", "k8s", "--shard", "1/2");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(Netsim.run("sweep", work.resolve("sweep.yaml"), "--emit", "pbs")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        Netsim none = Netsim.run("sweep", work.resolve("sweep.yaml"), "--emit", "k8s", "--shards", "0");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    }

    private static List<String> concat(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    private static List<Map<?, ?>> documents(String yaml) throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        YAMLMapper mapper = new YAMLMapper();
        try (MappingIterator<Map<?, ?>> all = mapper.readerFor(Map.class).readValues(yaml)) {
            all.forEachRemaining(documents::add);
        }
        return documents;
    }

    /** The command of the only container of a job. */
    private static List<String> words(Map<?, ?> job) {
        Map<?, ?> template = Netsim.map(Netsim.map(job.get("spec")).get("template"));
        Map<?, ?> container =
                Netsim.map(list(Netsim.map(template.get("spec")), "containers").get(0));
        List<String> words = new ArrayList<>();
        list(container, "command").forEach(word -> words.add(String.valueOf(word)));
        list(container, "args").forEach(word -> words.add(String.valueOf(word)));
        return words;
    }

    private static List<?> list(Map<?, ?> map, String key) {
        if (map.get(key) instanceof List<?> list) {
            return list;
        }
        throw new AssertionError("not a list: " + key);
    }
}
