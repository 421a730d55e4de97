package io.netsim.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsim.address.IpAddress;
import io.netsim.random.RandomStream;
import io.netsim.random.RandomStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables behind demultiplexing do what the JDK's maps do. */
class TablesTest {
    private record Key(IpAddress local, int localPort, IpAddress remote, int remotePort) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fourTupleTableEqualsAMapWithAHundredThousandEntries(long seed) {
        RandomStream random = new RandomStreams(seed, 0).stream("test", "keys");
        FourTupleTable<Integer> table = new FourTupleTable<>();
        Map<Key, Integer> map = new HashMap<>();
        List<Key> keys = new ArrayList<>();
        for (int n = 0; n < 300_000; n++) {
            if (random.nextInt(4) == 0 && !keys.isEmpty()) {
                Key key = keys.get(random.nextInt(keys.size()));
                table.remove(key.local, key.localPort, key.remote, key.remotePort);
                map.remove(key);
            } else {
                Key key = key(random);
                if (map.putIfAbsent(key, n) == null) {
                    keys.add(key);
                    table.put(key.local, key.localPort, key.remote, key.remotePort, n);
                }
            }
        }
        assertThat(map.size()).isGreaterThan(100_000);
        assertThat(table.size()).isEqualTo(map.size());
        for (Key key : keys) {
            assertThat(table.get(key.local, key.localPort, key.remote, key.remotePort))
                    .isEqualTo(map.get(key));
        }
        assertThat(table.all().stream().sorted().toList())
                .isEqualTo(map.values().stream().sorted().toList());
    }

    /** Few addresses and many ports, as on a server. */
    private static Key key(RandomStream random) {
        return new Key(
                IpAddress.ofBits(0x0A000001 + random.nextInt(2)),
                random.nextInt(2) == 0 ? 80 : 443,
                IpAddress.ofBits(0x0A000100 + random.nextInt(200)),
                1024 + random.nextInt(60_000));
    }

    @Test
    void takenFourTupleIsRefused() {
        FourTupleTable<String> table = new FourTupleTable<>();
        IpAddress address = IpAddress.parse("10.0.0.1");
        table.put(address, 80, address, 5000, "first");
        assertThatThrownBy(() -> table.put(address, 80, address, 5000, "second"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10.0.0.1:80");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void portMapEqualsAMap(long seed) {
        RandomStream random = new RandomStreams(seed, 0).stream("test", "ports");
        PortMap<Integer> ports = new PortMap<>();
        Map<Integer, Integer> map = new HashMap<>();
        for (int n = 0; n < 200_000; n++) {
            int port = random.nextInt(n < 100_000 ? 65536 : 40);
            if (random.nextInt(3) == 0) {
                ports.remove(port);
                map.remove(port);
            } else {
                ports.put(port, n);
                map.put(port, n);
            }
        }
        assertThat(ports.size()).isEqualTo(map.size());
        for (int port = 0; port < 65536; port++) {
            assertThat(ports.get(port)).isEqualTo(map.get(port));
        }
        assertThat(ports.ports())
                .isEqualTo(map.keySet().stream().mapToInt(p -> p).sorted().toArray());
    }
}
