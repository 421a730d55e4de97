package io.netsim.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.address.IpAddress;
import io.netsim.address.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrefixTableTest {
    @Test
    void findsTheLongestPrefixAsALookAtAllOfThemDoes() {
        SplittableRandom random = new SplittableRandom(7);
        PrefixTable<Integer> table = new PrefixTable<>();
        List<IpPrefix> all = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean v6 = i % 3 == 0;
            // Few different leading bits, so that prefixes lie within each other.
            IpAddress address = address(random, v6);
            IpPrefix prefix = IpPrefix.holding(address, random.nextInt(0, address.width() + 1));
            all.add(prefix);
            table.put(prefix, i);
        }
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            IpAddress address = address(random, i % 2 == 0);
            IpPrefix expected = null;
            for (IpPrefix prefix : all) {
                if (prefix.contains(address) && (expected == null || prefix.length() > expected.length())) {
                    expected = prefix;
                }
            }
            PrefixTable.Match<Integer> match = table.longest(address);
            assertThat(match == null ? null : match.prefix()).as("%s", address).isEqualTo(expected);
            found += match != null && match.prefix().length() > 8 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(1000);
    }

    @Test
    void laterValueOfThePrefixReplacesTheEarlier() {
        PrefixTable<String> table = new PrefixTable<>();
        table.put(IpPrefix.parse("10.0.0.0/8"), "first");
        table.put(IpPrefix.parse("10.0.0.0/8"), "second");
        assertThat(table.get(IpPrefix.parse("10.0.0.0/8"))).isEqualTo("second");
        assertThat(table.get(IpPrefix.parse("10.0.0.0/9"))).isNull();
    }

    @Test
    void shorterPrefixesAreFoundBelowALength() {
        PrefixTable<String> table = new PrefixTable<>();
        table.put(IpPrefix.parse("10.0.0.0/8"), "eight");
        table.put(IpPrefix.parse("10.1.0.0/16"), "sixteen");
        PrefixTable.Match<String> match = table.longestBelow(IpAddress.parse("10.1.2.3"), 16);
        assertThat(match).isEqualTo(new PrefixTable.Match<>(IpPrefix.parse("10.0.0.0/8"), "eight"));
    }

    private static IpAddress address(SplittableRandom random, boolean v6) {
        long one = random.nextLong();
        long other = random.nextLong();
        long bits = one & other & random.nextLong();
        return v6 ? IpAddress.ofBits(bits, random.nextLong()) : IpAddress.ofBits((int) bits);
    }
}
