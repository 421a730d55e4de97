package io.netsim.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProfileReasonsTest {
    @Test
    void everySettingSaysWhereItsValuesComeFrom() {
        for (ProfileTable.Row row : ProfileTable.rows()) {
            assertThat(ProfileReasons.of(row.name())).as(row.name()).isNotBlank();
        }
    }

    @Test
    void settingThatDoesNotExistHasNone() {
        assertThatThrownBy(() -> ProfileReasons.of("colour")).hasMessageContaining("'colour'");
    }
}
