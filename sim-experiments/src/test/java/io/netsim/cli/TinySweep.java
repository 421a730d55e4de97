package io.netsim.cli;

/** A sweep whose runs take a few milliseconds: it is about what is around them. */
final class TinySweep {
    static final String NAME = "small";

    private TinySweep() {}

    /** Four points with a baseline and an expectation. */
    static String text(int replications) {
        return Netsim.SMALL
                        .replace("size: 200 kB", "size: 10 kB")
                        .replace("duration: 2 s, warmup: 100 ms", "duration: 300 ms, warmup: 50 ms")
                + """
                expect:
                  - {that: goodput, of: "constant_rate*", at_least: 1 bps}
                report: {baseline: {cc: reno}}
                sweep:
                  grid: {cc: [reno, cubic], loss: [0 %, 2 %]}
                replications: """
                + " " + replications + "\n";
    }
}
