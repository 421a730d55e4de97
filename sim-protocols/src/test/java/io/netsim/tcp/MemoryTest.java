package io.netsim.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netsim.address.Endpoint;
import io.netsim.queue.DropTailLimit;
import io.netsim.socket.SocketException;
import io.netsim.socket.StreamHandler;
import io.netsim.socket.StreamSocket;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What connections and packets cost in memory. */
class MemoryTest {
    private static final int CONNECTIONS = 20_000;

    private enum Profile {
        LINUX,
        RFC,
        CLASSIC;

        TcpConfig.Builder tcp() {
            return switch (this) {
                case LINUX -> TcpConfig.linux();
                case RFC -> TcpConfig.rfc();
                case CLASSIC -> TcpConfig.classic();
            };
        }
    }

    private static long usedBytes() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** After the handshake; use adds what stays of queues, less than a kibibyte. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void idleConnectionTakesLessThanTwoKibibytesAtEachEnd(Profile profile) throws SocketException {
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = profile.tcp();
        plan.rateBps = 1_000_000_000;
        plan.queue = DropTailLimit.UNLIMITED;
        TwoHosts net = plan.build();
        List<StreamSocket> sockets = new ArrayList<>(2 * CONNECTIONS);
        StreamSocket listener = net.b.openStream();
        listener.bind(Endpoint.anyAddress(80));
        listener.listen(CONNECTIONS, sockets::add);
        long before = usedBytes();
        for (int n = 0; n < CONNECTIONS; n++) {
            StreamSocket socket = net.a.openStream();
            socket.connect(net.at(net.b, 80));
            sockets.add(socket);
            if (n % 1000 == 999) {
                net.run(net.now() + 0.1); // no more at once than a backlog holds
            }
        }
        net.run(10);
        long idle = (usedBytes() - before) / (2 * CONNECTIONS);
        assertThat(sockets).hasSize(2 * CONNECTIONS);
        for (StreamSocket socket : sockets) {
            socket.sendSynthetic(1, 5000);
        }
        net.run(30);
        for (StreamSocket socket : sockets) {
            assertThat(socket.receive(10_000).length()).isEqualTo(5000);
        }
        net.run(40);
        long used = (usedBytes() - before) / (2 * CONNECTIONS);
        assertThat(TwoHosts.sockets(net.a)).hasSize(CONNECTIONS); // all of it was still there
        assertThat(sockets).hasSize(2 * CONNECTIONS);
        System.out.println("idle TCP connection, " + profile + ": " + idle + " B an end, " + used + " B after use");
        assertThat(idle).isLessThan(2048);
        assertThat(used).isLessThan(4096);
    }

    /** A data packet and half an ACK: each a packet, a segment and its contents. */
    @Test
    void bulkTransferAllocatesItsPacketsAndLittleElse() throws SocketException {
        TwoHosts.Plan plan = new TwoHosts.Plan();
        plan.tcp = TcpConfig.rfc();
        plan.tcp.receiveBuffer = 100_000;
        plan.tcp.sack = false;
        plan.rateBps = 1_000_000_000;
        TwoHosts net = plan.build();
        StreamSocket listener = net.b.openStream();
        listener.bind(Endpoint.anyAddress(80));
        listener.listen(
                1,
                socket -> socket.handler(new StreamHandler() {
                    @Override
                    public void readable() {
                        try {
                            if (socket.receive(Integer.MAX_VALUE).length() == 0) {
                                throw new IllegalStateException("readable, but nothing to read");
                            }
                        } catch (SocketException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }));
        StreamSocket sender = net.a.openStream();
        sender.handler(new StreamHandler() {
            @Override
            public void connected() {
                writable();
            }

            @Override
            public void writable() {
                try {
                    while (sender.sendSynthetic(1, 1 << 20) > 0) {}
                } catch (SocketException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        sender.connect(net.at(net.b, 80));
        net.run(5);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long packetsBefore = sender.statistics().dataPackets();
        long before = threads.getThreadAllocatedBytes(thread);
        net.run(15);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        long packets = sender.statistics().dataPackets() - packetsBefore;
        System.out.println("bulk transfer: " + allocated / packets + " B allocated for each data packet");
        assertThat(packets).isGreaterThan(20_000);
        assertThat(allocated / packets).isLessThan(300);
    }
}
