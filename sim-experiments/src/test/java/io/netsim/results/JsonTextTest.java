package io.netsim.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void whatIsWrittenReadsBackExactly() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("long", Long.MAX_VALUE);
        value.put("double", 0.1 + 0.2);
        value.put("small", 2.0096E-5);
        value.put("text", "a \"b\" \n é");
        value.put("list", List.of(1L, true, Map.of()));
        assertThat(JsonText.parse(JsonText.pretty(value))).isEqualTo(value);
        assertThat(JsonText.parse(JsonText.compact(value))).isEqualTo(value);
    }

    @Test
    void keysOfRecordsAreInSnakeCaseAndInOrder() {
        assertThat(JsonText.compact(new SocketTable("a", 0.5, List.of())))
                .isEqualTo("{\"host\":\"a\",\"at_s\":0.5,\"sockets\":[]}");
        assertThat(JsonText.snake("oneWayDelayS")).isEqualTo("one_way_delay_s");
    }

    @Test
    void whatIsNotJsonIsRefused() {
        for (String text : List.of("", "{", "{\"a\":}", "[1,")) {
            assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
