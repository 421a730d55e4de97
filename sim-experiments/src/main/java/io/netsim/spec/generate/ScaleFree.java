package io.netsim.spec.generate;

import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A network that grows by preferential attachment (A.-L. Barabási, R. Albert: "Emergence of Scaling in Random Networks",
 * Science 286, 1999): m + 1 routers that are all joined; each further one is joined with m different ones of those before, each
 * drawn with a probability in proportion to its number of links. Routers {@code router0…} in the order they came, each with
 * one host {@code host0…}. It is connected, and has m·(m + 1)/2 + m·(routers − m − 1) links between routers.
 *
 * <p>Keys: {@code routers}, more than {@code m}; {@code m} from 1; {@code seed}; {@code access_rate}, {@code access_delay},
 * {@code access_queue}; all keys of a link for those between routers, forward towards the older one.
 */
final class ScaleFree implements Shape {
    @Override
    public void build(Section section, TopologyBuilder into) {
        int routers = section.require("routers", Shapes.size(2), 2, "routers: 50");
        int m = section.get("m", Kinds.count(1, 1000), 2);
        long seed = section.get("seed", Shapes.SEED, 1L);
        LinkSettings link = LinkReader.read(section);
        LinkSettings access = LinkReader.read(section, "access");
        if (m >= routers) {
            section.mistake(
                    "m",
                    "each router joins " + m + " earlier ones, so there must be more than " + m + " routers, not "
                            + routers + "; write a smaller 'm' or more 'routers'");
            return;
        }
        grow(routers, m, new SplittableRandom(seed), link, into);
        for (int i = 0; i < routers; i++) {
            into.host("host" + i);
            into.link("host" + i, "router" + i, access);
        }
    }

    private static void grow(int routers, int m, SplittableRandom random, LinkSettings link, TopologyBuilder into) {
        // Every link stands here with both its ends, so a draw from it is a draw in proportion to the number of links.
        int[] ends = new int[m * (m + 1) + 2 * m * (routers - m - 1)];
        int count = 0;
        for (int i = 0; i < routers; i++) {
            into.router("router" + i);
            Set<Integer> chosen = new LinkedHashSet<>();
            for (int older = 0; i <= m && older < i; older++) {
                chosen.add(older);
            }
            while (i > m && chosen.size() < m) {
                chosen.add(ends[random.nextInt(count)]);
            }
            for (int older : chosen) {
                into.link("router" + i, "router" + older, link);
                ends[count] = i;
                ends[count + 1] = older;
                count += 2;
            }
        }
    }
}
