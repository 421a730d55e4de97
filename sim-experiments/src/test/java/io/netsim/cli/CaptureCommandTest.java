package io.netsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureCommandTest {
    @TempDir
    private Path folder;

    private Path captured(String... more) throws IOException {
        Path file = Netsim.file(folder, "small.yaml", Netsim.SMALL);
        Object[] words = new Object[4 + more.length];
        words[0] = "run";
        words[1] = file;
        words[2] = "--out";
        words[3] = folder.resolve("results");
        System.arraycopy(more, 0, words, 4, more.length);
        Netsim outcome = Netsim.run(words);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("results/small"))) {
            List<Path> all = runs.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void eachCaptureIsAFileInTheFolderOfTheRun() throws IOException {
        Path run = captured("--capture", "alice", "--capture", "wire", "--capture", "wire.reverse");
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.json", "capture-alice.pcapng", "capture-wire.pcapng", "capture-wire.reverse.pcapng");
        }
    }

    @Test
    void digestIsTheSameWithAndWithoutCaptures() throws IOException {
        String with = Files.readString(
                captured("--capture", "alice", "--capture", "wire").resolve("run.json"));
        String without = Files.readString(captured().resolve("run.json"));
        assertThat(digest(with)).isEqualTo(digest(without));
    }

    private static String digest(String document) {
        String digest = document.replaceAll("(?s).*\"digest\" : \"([0-9a-f]{64})\".*", "$1");
        assertThat(digest).hasSize(64);
        return digest;
    }

    @Test
    void captureIsTheSameEachTime() throws IOException {
        byte[] first = Files.readAllBytes(captured("--capture", "bob").resolve("capture-bob.pcapng"));
        byte[] second = Files.readAllBytes(captured("--capture", "bob").resolve("capture-bob.pcapng"));
        assertThat(first).isEqualTo(second);
    }

    @Test
    void decodeShowsPacketsAndWhatBecameOfThem() throws IOException {
        Path run = captured("--capture", "alice", "-p", "loss=5%");
        Netsim outcome = Netsim.run("decode", run.resolve("capture-alice.pcapng"));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines())
                .anyMatch(line -> line.matches("00:00:00\\.0{9} wire IP 10\\.0\\.0\\.1\\.\\d+ > 10\\.0\\.0\\.2\\.5001:"
                        + " Flags \\[S\\], seq \\d+, win \\d+, options \\[mss 1460,sackOK,TS val \\d+ ecr 0,nop,wscale \\d+\\],"
                        + " length 0.*"))
                .anyMatch(line -> line.endsWith("# dropped: random_loss on wire.forward"));
    }

    @Test
    void snapLengthKeepsHeadersOnly() throws IOException {
        Path whole = captured("--capture", "alice").resolve("capture-alice.pcapng");
        long size = Files.size(whole);
        Path cut = captured("--capture", "alice", "--snap-length", "64").resolve("capture-alice.pcapng");
        assertThat(Files.size(cut)).isLessThan(size / 4);
    }

    @Test
    void unknownNameIsAnsweredWithThoseThereAre() throws IOException {
        Path file = Netsim.file(folder, "small.yaml", Netsim.SMALL);
        Netsim outcome = Netsim.run("run", file, "--capture", "alise", "--out", folder);
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .contains(
                        "--capture alise: there is no node or link of that name; did you mean 'alice'? nodes are alice,"
                                + " bob; links are wire (a direction is LINK.forward or LINK.reverse)");
    }

    @Test
    void brokenCaptureGivesWhatCanBeReadAndThePlace() throws IOException {
        Path capture = captured("--capture", "alice").resolve("capture-alice.pcapng");
        byte[] bytes = Files.readAllBytes(capture);
        Path broken = Files.write(folder.resolve("broken.pcapng"), Arrays.copyOf(bytes, 1000));
        Netsim outcome = Netsim.run("decode", broken);
        assertThat(outcome.code()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.out()).isNotEmpty();
        assertThat(outcome.err()).contains("broken.pcapng is broken at byte ").contains("the file ends within a block");
    }

    @Test
    void somethingElseIsNoCapture() throws IOException {
        Path text = Files.writeString(folder.resolve("x.txt"), "hello, world");
        Netsim outcome = Netsim.run("decode", text);
        assertThat(outcome.code()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err()).contains("neither a pcap nor a pcapng file");
        assertThat(Netsim.run("decode", folder.resolve("nothing")).code()).isEqualTo(ExitCode.INPUT);
    }
}
