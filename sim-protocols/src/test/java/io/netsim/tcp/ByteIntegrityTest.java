package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.link.BernoulliLoss;
import io.netsim.link.Duplication;
import io.netsim.link.OutageLoss;
import io.netsim.link.PacketSelector;
import io.netsim.link.RandomReordering;
import io.netsim.node.Ledger;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import io.netsim.time.Time;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every byte arrives intact and in order over links that lose up to 20 %, duplicate, reorder and fail for a while; every
 * connection ends in a named state; the books balance. Replay one seed with {@code -Dseed=N}.
 */
class ByteIntegrityTest {
    static IntStream seeds() {
        Integer one = Integer.getInteger("seed");
        return one == null ? IntStream.range(0, 240) : IntStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyByteArrivesWhateverTheLinkDoes(int seed) {
        RandomStreams streams = new RandomStreams(seed, 0);
        RandomStream choice = streams.stream("test", "choice");
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.seed = seed;
        plan.tcp = profile(choice.nextInt(3));
        plan.tcp.retries = 40;
        plan.tcp.userTimeout = Time.NEVER;
        plan.tcp.synRetries = 20;
        plan.tcp.rtoMax = 4 * Time.SECOND;
        plan.tcp.timeWait = Time.SECOND;
        plan.tcp.timestamps = choice.nextInt(2) == 0;
        plan.tcp.sack = choice.nextInt(3) > 0;
        plan.tcp.receiveBuffer = 4_000 + choice.nextInt(200_000);
        plan.tcp.sendBuffer = 3_000 + choice.nextInt(200_000);
        plan.rateBps = 1_000_000L << choice.nextInt(8);
        plan.delayPs = choice.nextInt(40) * Time.MILLISECOND;
        plan.mtu = 576 + choice.nextInt(1000);
        double loss = choice.nextInt(21) / 100.0;
        RandomStream chance = streams.stream("test", "chance");
        plan.forwardLoss.add(new BernoulliLoss(PacketSelector.ANY, loss, chance::nextDouble));
        plan.reverseLoss.add(new BernoulliLoss(PacketSelector.ANY, loss / 2, chance::nextDouble));
        if (choice.nextInt(3) == 0) {
            plan.forwardLoss.add(
                    new OutageLoss(100 * Time.MILLISECOND, (100 + choice.nextInt(3000)) * Time.MILLISECOND));
        }
        plan.duplication = new Duplication(choice.nextInt(10) / 100.0, chance::nextDouble);
        long by = choice.nextInt(50) * Time.MILLISECOND;
        plan.forwardDelays.add(new RandomReordering(choice.nextInt(20) / 100.0, by, chance::nextDouble));
        plan.reverseDelays.add(new RandomReordering(choice.nextInt(20) / 100.0, by, chance::nextDouble));
        TwoHosts net = plan.build();
        Peer client = new Peer(net.a, 1);
        Peer server = new Peer(net.b, 2);
        client.peerPattern = 2;
        server.peerPattern = 1;
        client.toSend = choice.nextInt(100_000);
        server.toSend = choice.nextInt(30_000);
        server.listen(80);
        client.connect(net.at(net.b, 80));
        net.run(3600);

        assertThat(server.received).as("seed %d: client to server", seed).isEqualTo(client.toSend);
        assertThat(client.received).as("seed %d: server to client", seed).isEqualTo(server.toSend);
        assertThat(client.lastEvent()).as("seed %d", seed).isEqualTo("closed");
        assertThat(server.lastEvent()).as("seed %d", seed).isEqualTo("closed");
        assertThat(net.a.socketTable()).as("seed %d", seed).isEmpty();
        Ledger ledger = net.network.settledLedger();
        assertThat(ledger.balancePackets()).as("seed %d", seed).isZero();
        assertThat(ledger.balanceBytes()).as("seed %d", seed).isZero();
    }

    private static TcpConfig.Builder profile(int n) {
        return switch (n) {
            case 0 -> TcpConfig.linux();
            case 1 -> TcpConfig.rfc();
            default -> TcpConfig.classic();
        };
    }
}
