package io.netsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.results.Check;
import org.junit.jupiter.api.Test;

class SweepChecksTest {
    @Test
    void oneReplicationIsAdvisedOnlyIfNoPointVaries() {
        SweepChecks all = new SweepChecks();
        all.runs(0, 10, 0, true);
        all.runs(1, 10, 0, true);
        assertThat(all.all(2))
                .singleElement()
                .extracting(Check::text)
                .asString()
                .contains("write 'replications: 1'");
        SweepChecks one = new SweepChecks();
        one.runs(0, 10, 0, true);
        one.runs(1, 10, 0, false);
        assertThat(one.all(2))
                .singleElement()
                .extracting(Check::text)
                .asString()
                .contains("other points do vary")
                .doesNotContain("replications: 1");
    }
}
