package io.netsim.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void aPortHas16Bits(int port) {
        assertThatThrownBy(() -> new Endpoint(IpAddress.ANY, port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(port));
    }

    @Test
    void isPrintedLikeSs() {
        assertThat(new Endpoint(IpAddress.parse("10.0.0.1"), 80)).hasToString("10.0.0.1:80");
        assertThat(Endpoint.anyAddress(80)).hasToString("*:80");
        assertThat(Endpoint.ANY).hasToString("*:*");
    }

    @Test
    void theOrderIsByAddressThenPort() {
        Endpoint low = new Endpoint(IpAddress.parse("10.0.0.1"), 9);
        assertThat(low).isLessThan(new Endpoint(IpAddress.parse("10.0.0.1"), 10));
        assertThat(low).isLessThan(new Endpoint(IpAddress.parse("200.0.0.1"), 1));
    }
}
