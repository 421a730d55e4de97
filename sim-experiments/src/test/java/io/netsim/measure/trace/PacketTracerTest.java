package io.netsim.measure.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.cli.Netsim;
import io.netsim.results.PacketTrace;
import io.netsim.results.PacketTrace.ConnectionEnd;
import io.netsim.results.PacketTrace.Hop;
import io.netsim.results.PacketTrace.Lookup;
import io.netsim.results.PacketTrace.TracedPacket;
import io.netsim.results.PacketTrace.Transition;
import io.netsim.run.Experiment;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One wire of 8 Mbps (a byte takes 1 µs) and 10 ms; a SYN has 60 bytes. */
class PacketTracerTest {
    private static final long MS = 1_000_000_000L;
    private static final long US = 1_000_000L;

    @TempDir
    private Path folder;

    private PacketTrace trace(String link, String traffic, RunOptions.Trace which) throws IOException {
        String text =
                "netsim: 1\nname: wire\ntopology:\n  nodes: {a: {kind: host}, b: {kind: host}}\n  links: [{name: wire, "
                        + "between: [a, b], rate: 8 Mbps, delay: 10 ms" + link + "}]\ntraffic:\n  - " + traffic
                        + "\ntime: {duration: 100 s}\n";
        ExperimentSpec spec = Experiment.load(Netsim.file(folder, "x.yaml", text), Map.of(), null);
        RunOptions options =
                new RunOptions(Long.MAX_VALUE, RunOptions.NONE.sockets(), false, false, false, null, which);
        Run run = new Run(spec, "x.yaml", 0, options);
        String traced = run.execute().digest();
        assertThat(traced)
                .as("watching changes nothing")
                .isEqualTo(new Run(spec, "x.yaml", 0, RunOptions.NONE).execute().digest());
        return run.trace();
    }

    private PacketTrace trace(String link, String traffic) throws IOException {
        return trace(link, traffic, RunOptions.Trace.ALL);
    }

    private static List<String> path(ConnectionEnd end) {
        return end.transitions().stream().map(Transition::to).toList();
    }

    @Test
    void theHandshakeTakesBothEndsToEstablishedWhenItsPacketsArrive() throws IOException {
        PacketTrace trace = trace("", "{app: bulk_transfer, from: a, to: b, size: 1 kB}");
        ConnectionEnd client = trace.connections().get(0);
        ConnectionEnd server = trace.connections().get(1);
        assertThat(client.host()).isEqualTo("a");
        assertThat(client.transitions().get(0)).isEqualTo(new Transition(0, "CLOSED", "SYN_SENT", "call", -1));
        assertThat(server.transitions().get(0))
                .isEqualTo(new Transition(10 * MS + 60 * US, "CLOSED", "SYN_RECEIVED", "segment", 0));
        assertThat(client.transitions().get(1))
                .isEqualTo(new Transition(20 * MS + 120 * US, "SYN_SENT", "ESTABLISHED", "segment", 1));
        assertThat(server.transitions().get(1).atPs()).isEqualTo(30 * MS + 172 * US);
    }

    @Test
    void theEndThatClosesWaitsAndTheOtherDoesNot() throws IOException {
        PacketTrace trace = trace("", "{app: bulk_transfer, from: a, to: b, size: 1 kB}");
        assertThat(path(trace.connections().get(0)))
                .containsExactly("SYN_SENT", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "TIME_WAIT", "CLOSED");
        assertThat(path(trace.connections().get(1)))
                .containsExactly("SYN_RECEIVED", "ESTABLISHED", "CLOSE_WAIT", "LAST_ACK", "CLOSED");
        List<Transition> last = trace.connections().get(0).transitions();
        assertThat(last.get(5).cause()).isEqualTo("timer");
        assertThat(last.get(5).atPs() - last.get(4).atPs()).isEqualTo(60_000 * MS);
    }

    @Test
    void aPacketLostOnTheWireHasItsFateAndPlaceAndIsRepeated() throws IOException {
        PacketTrace trace = trace(
                ", loss: {model: list, select: data, packets: [2]}, reverse: {loss: []}",
                "{app: bulk_transfer, from: a, to: b, size: 20 kB}");
        List<TracedPacket> lost = trace.packets().stream()
                .filter(packet -> packet.fate().equals("planned_loss"))
                .toList();
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).place()).isEqualTo("wire.forward");
        assertThat(lost.get(0).onWire()).isTrue();
        assertThat(lost.get(0).hops().get(0).arrivedPs()).isEqualTo(-1);
        assertThat(trace.packets().stream().filter(TracedPacket::repeats).map(PacketTracerTest::seq))
                .containsExactly(seq(lost.get(0)));
    }

    private static int seq(TracedPacket packet) {
        return java.nio.ByteBuffer.wrap(Base64.getDecoder().decode(packet.header()))
                .getInt(24);
    }

    @Test
    void aPacketThatFindsTheQueueFullIsLostInFrontOfTheLink() throws IOException {
        PacketTrace trace = trace(", queue: 2 packets", "{app: bulk_transfer, from: a, to: b, size: 20 kB}");
        TracedPacket dropped = trace.packets().stream()
                .filter(packet -> packet.fate().equals("queue_full"))
                .findFirst()
                .orElseThrow();
        assertThat(dropped.place()).isEqualTo("wire.forward");
        assertThat(dropped.onWire()).isFalse();
        assertThat(dropped.hops()).isEmpty();
        assertThat(dropped.endPs()).isEqualTo(dropped.sentPs());
    }

    @Test
    void waitingIsToldFromTravelling() throws IOException {
        PacketTrace trace = trace("", "{app: bulk_transfer, from: a, to: b, size: 20 kB}");
        List<Hop> first = trace.packets().stream()
                .filter(packet -> packet.sizeBytes() == 1500)
                .limit(2)
                .map(packet -> packet.hops().get(0))
                .toList();
        assertThat(first.get(1).enteredPs()).isEqualTo(first.get(0).enteredPs());
        assertThat(first.get(1).startPs()).isEqualTo(first.get(0).startPs() + 1500 * US);
        assertThat(first.get(1).arrivedPs()).isEqualTo(first.get(1).startPs() + 1500 * US + 10 * MS);
    }

    @Test
    void aSynFindsTheListenerAndWhatFollowsFindsTheConnection() throws IOException {
        PacketTrace trace = trace("", "{app: bulk_transfer, from: a, to: b, size: 1 kB, port: 80}");
        List<Lookup> syn = trace.packets().get(0).lookups();
        assertThat(syn).extracting(Lookup::table).containsExactly("connections", "listeners");
        assertThat(syn.get(0).chosen()).isEqualTo(-1);
        assertThat(syn.get(1).chosen()).isZero();
        assertThat(syn.get(1).candidates().get(0).local()).isEqualTo("*:80");
        assertThat(syn.get(1).candidates().get(0).fit()).isZero();
        List<Lookup> ack = trace.packets().get(2).lookups();
        assertThat(ack).hasSize(1);
        assertThat(ack.get(0).candidates().get(0).state()).isEqualTo("SYN_RECEIVED");
        assertThat(ack.get(0).candidates().get(0).remote()).startsWith("10.0.0.1:");
    }

    @Test
    void aSegmentForNobodyCausesAReset() throws IOException {
        PacketTrace trace = trace("", "{app: bulk_transfer, from: a, to: b, size: 1 kB, answered: false}");
        TracedPacket syn = trace.packets().get(0);
        assertThat(syn.fate()).isEqualTo("no_socket");
        assertThat(syn.lookups()).extracting(Lookup::chosen).containsExactly(-1, -1);
        assertThat(trace.packets().get(1).cause()).isZero();
        assertThat(path(trace.connections().get(0))).containsExactly("SYN_SENT", "CLOSED");
    }

    @Test
    void aDatagramForNobodyCausesAnIcmpErrorInTheSameConversation() throws IOException {
        PacketTrace trace = trace(
                "",
                "{app: request_response, transport: udp, from: a, to: b, requests: 1, retries: 0, answered: false}");
        assertThat(trace.conversations()).hasSize(1);
        assertThat(trace.packets().get(0).lookups().get(0))
                .isEqualTo(new Lookup("datagram_sockets", 0, com.google.common.collect.ImmutableList.of(), -1));
        TracedPacket error = trace.packets().get(1);
        assertThat(error.cause()).isZero();
        assertThat(error.fromA()).isFalse();
        assertThat(trace.layouts().get(error.layout()).stream().map(PacketTrace.Field::header))
                .contains("ICMP", "quoted UDP");
    }

    @Test
    void ofALongConversationTheFirstAndTheLastPacketsAreKept() throws IOException {
        PacketTrace trace = trace("", "{app: bulk_transfer, from: a, to: b, size: 10 MB, id: long}");
        PacketTrace.Conversation only = trace.conversations().get(0);
        assertThat(only.kept()).isEqualTo(2000).isEqualTo(trace.packets().size());
        assertThat(only.seen()).isGreaterThan(7000).isEqualTo(trace.seenPackets());
        assertThat(only.flows()).containsExactly("long");
        assertThat(trace.packets().get(1599).sentPs()).isLessThan(only.gapFromPs());
        assertThat(trace.packets().get(1600).sentPs()).isEqualTo(only.gapToPs());
    }

    @Test
    void oneFlowAndOneSpanOfTimeCanBeChosen() throws IOException {
        String two = "{id: one, app: bulk_transfer, from: a, to: b, size: 50 kB}\n"
                + "  - {id: other, app: bulk_transfer, from: b, to: a, size: 50 kB}";
        PacketTrace chosen = trace("", two, new RunOptions.Trace("other", 20 * MS, 50 * MS));
        assertThat(chosen.conversations()).hasSize(1);
        assertThat(chosen.conversations().get(0).flows()).containsExactly("other");
        assertThat(chosen.packets())
                .isNotEmpty()
                .allMatch(packet -> packet.sentPs() >= 20 * MS && packet.sentPs() < 50 * MS);
        assertThatThrownBy(() -> trace("", two, new RunOptions.Trace("third", 0, Long.MAX_VALUE)))
                .hasMessageContaining("third");
    }

    @Test
    void flippedBitsAreNamedAndTheChecksumTells() throws IOException {
        PacketTrace trace = trace(
                ", corruption: {rate: 20 %}, reverse: {corruption: {rate: 0 %}}",
                "{app: bulk_transfer, from: a, to: b, size: 30 kB}");
        int damaged = 0;
        for (TracedPacket packet : trace.packets()) {
            PacketTrace.Damage damage = packet.damage();
            if (damage != null) {
                damaged++;
                assertThat(damage.bytes()).isNotEmpty();
                assertThat(packet.fate().equals("corrupted")).isEqualTo(damage.detected());
            }
        }
        assertThat(damaged).isPositive();
    }
}
