package io.netsim.bench;

import java.util.List;

/**
 * What is run, here and by ns-3.
 *
 * @param name to choose it by
 * @param netsim arguments of {@code netsim run}
 * @param steady a simulated time after half of which the Java machine is warm
 * @param ns3 program and arguments of the ns-3 counterpart
 */
record Scenario(String name, List<String> netsim, String steady, List<String> ns3) {
    static final List<Scenario> ALL = List.of(
            s1("s1-1", "1", "reno", "NewReno"),
            s1("s1-10", "10", "reno", "NewReno"),
            s1("s1-100", "100", "reno", "NewReno"),
            s1("s1-10-cubic", "10", "cubic", "Cubic"),
            new Scenario("s2", List.of("s2-chain.yaml"), "30 s", List.of("s2_chain")),
            s3("s3-4", "4", "100 ms", "500 ms", "0.1"),
            s3("s3-8", "8", "20 ms", "100 ms", "0.02"),
            new Scenario("s4", List.of("s4-short-flows.yaml"), "30 s", List.of("s4_short", "--msl=0.005")));

    private static Scenario s1(String name, String pairs, String congestionControl, String typeOfNs3) {
        return new Scenario(
                name,
                List.of("s1-dumbbell.yaml", "-p", "pairs=" + pairs, "-p", "cc=" + congestionControl),
                "300 s",
                List.of("s1_dumbbell", "--n=" + pairs, "--tcp=ns3::Tcp" + typeOfNs3));
    }

    private static Scenario s3(String name, String k, String duration, String steady, String seconds) {
        return new Scenario(
                name,
                List.of("s3-fat-tree.yaml", "-p", "k=" + k, "-p", "duration=" + duration),
                steady,
                List.of("s3_fattree", "--k=" + k, "--sim=" + seconds));
    }
}
