package io.netsim.spec.generate;

import io.netsim.spec.PlaceSpec;
import io.netsim.spec.network.LinkReader;
import io.netsim.spec.network.LinkSettings;
import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A random network in a plane (B. M. Waxman: "Routing of Multipoint Connections", IEEE Journal on Selected Areas in
 * Communications 6(9), 1988): routers {@code router0…} stand anywhere in a unit square, and two of them at a distance d are
 * joined with the probability β·exp(−d/(α·L)), where L is the greatest distance between any two. Parts that are not connected
 * are joined by the shortest links that do so. Each router has one host {@code host0…}.
 *
 * <p>Keys: {@code routers} from 2; {@code alpha} and {@code beta}, above 0 to 1; {@code seed}; {@code access_rate}, {@code
 * access_delay}, {@code access_queue}; all keys of a link for those between routers, where {@code delay} is that of the
 * distance L: a link at the distance d has the share d/L of it, in whole nanoseconds.
 */
final class Waxman implements Shape {
    private static final int MOST_ROUTERS = 5000;
    private static final Kind<Double> SHARE = Kinds.factor(1);
    private static final long NANOSECOND_PS = 1000;

    @Override
    public void build(Section section, TopologyBuilder into) {
        int routers = section.require("routers", Kinds.count(2, MOST_ROUTERS), 2, "routers: 50");
        double alpha = section.get("alpha", SHARE, 0.2);
        double beta = section.get("beta", SHARE, 0.4);
        long seed = section.get("seed", Shapes.SEED, 1L);
        LinkSettings link = LinkReader.read(section);
        LinkSettings access = LinkReader.read(section, "access");
        new Plane(routers, new SplittableRandom(seed), into).join(alpha, beta, link, access);
    }

    /** Points and which of them are connected. */
    private static final class Plane {
        private final double[] x;
        private final double[] y;
        private final int[] part;
        private final SplittableRandom random;
        private final TopologyBuilder into;
        private double longest;

        Plane(int points, SplittableRandom random, TopologyBuilder into) {
            this.x = new double[points];
            this.y = new double[points];
            this.part = new int[points];
            this.random = random;
            this.into = into;
            for (int i = 0; i < points; i++) {
                x[i] = random.nextDouble();
                y[i] = random.nextDouble();
                part[i] = i;
            }
            for (int i = 0; i < points; i++) {
                for (int j = 0; j < i; j++) {
                    longest = Math.max(longest, distance(i, j));
                }
            }
        }

        void join(double alpha, double beta, LinkSettings link, LinkSettings access) {
            for (int i = 0; i < x.length; i++) {
                into.router("router" + i, PlaceSpec.inPlane(rounded(x[i]), rounded(y[i])));
                into.host("host" + i);
                into.link("host" + i, "router" + i, access);
            }
            for (int i = 0; i < x.length; i++) {
                for (int j = i + 1; j < x.length; j++) {
                    if (random.nextDouble() < beta * StrictMath.exp(-distance(i, j) / (alpha * longest))) {
                        link(i, j, link);
                    }
                }
            }
            connect(link);
        }

        /** The shortest links between what is connected with the first point and what is not, until all is. */
        private void connect(LinkSettings link) {
            int[] nearest = new int[x.length];
            double[] gap = new double[x.length];
            boolean[] reached = new boolean[x.length];
            Arrays.fill(gap, Double.MAX_VALUE);
            reach(0, reached, nearest, gap);
            for (int next = nextOf(reached, gap); next >= 0; next = nextOf(reached, gap)) {
                int from = nearest[next];
                int there = next;
                link(from, there, link);
                reach(there, reached, nearest, gap);
            }
        }

        /** Takes in the part that a point belongs to, and measures the gaps to all others anew. */
        private void reach(int point, boolean[] reached, int[] nearest, double[] gap) {
            int root = root(point);
            for (int i = 0; i < x.length; i++) {
                if (!reached[i] && root(i) == root) {
                    reached[i] = true;
                    for (int j = 0; j < x.length; j++) {
                        if (!reached[j] && distance(i, j) < gap[j]) {
                            gap[j] = distance(i, j);
                            nearest[j] = i;
                        }
                    }
                }
            }
        }

        private static int nextOf(boolean[] reached, double[] gap) {
            int next = -1;
            for (int i = 0; i < gap.length; i++) {
                if (!reached[i] && (next < 0 || gap[i] < gap[next])) {
                    next = i;
                }
            }
            return next;
        }

        private void link(int i, int j, LinkSettings link) {
            double share = longest > 0 ? distance(i, j) / longest : 0;
            LinkSettings here = new LinkSettings(
                    link.forward()
                            .with(
                                    link.forward().rateBps(),
                                    part(share, link.forward().delayPs())),
                    link.reverse()
                            .with(
                                    link.reverse().rateBps(),
                                    part(share, link.reverse().delayPs())));
            into.link("router" + i, "router" + j, here);
            part[root(i)] = root(j);
        }

        private static long part(double share, long delayPs) {
            return Math.round(share * delayPs / NANOSECOND_PS) * NANOSECOND_PS;
        }

        private int root(int point) {
            int at = point;
            while (part[at] != at) {
                part[at] = part[part[at]];
                at = part[at];
            }
            return at;
        }

        private double distance(int i, int j) {
            return Math.sqrt((x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
        }

        /** For pictures, four digits will do. */
        private static double rounded(double coordinate) {
            return Math.round(coordinate * 1e4) / 1e4;
        }
    }
}
