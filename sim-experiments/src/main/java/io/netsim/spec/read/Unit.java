package io.netsim.spec.read;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;

/** A dimension: its units with their factors to picoseconds, bits per second or bytes. */
public enum Unit {
    TIME("a time", "10 ms", times(), new BigDecimal("9e18"), "100 days"),
    RATE("a rate", "100 Mbps", rates(), new BigDecimal("1e18"), "1000000 Tbps"),
    SIZE("a size", "1500 B", sizes(), new BigDecimal("9e18"), "9000000000 GB"),
    PACKETS("a number of packets", "100 packets", packets(), new BigDecimal("1e15"), "1e15 packets"),
    BDP("a multiple of the bandwidth-delay product", "1 bdp", bdp(), new BigDecimal("1e9"), "1e9 bdp"),
    PERCENT("a share", "1 %", percent(), new BigDecimal("1e9"), "1e9 %");

    private final String what;
    private final String example;
    private final ImmutableMap<String, BigDecimal> factors;
    private final BigDecimal maximum;
    private final String maximumText;

    Unit(
            String what,
            String example,
            ImmutableMap<String, BigDecimal> factors,
            BigDecimal maximum,
            String maximumText) {
        this.what = what;
        this.example = example;
        this.factors = factors;
        this.maximum = maximum;
        this.maximumText = maximumText;
    }

    /** {@code a time}. */
    public String what() {
        return what;
    }

    /** {@code 10 ms}. */
    public String example() {
        return example;
    }

    /** By name of the unit, to the base unit. */
    public ImmutableMap<String, BigDecimal> factors() {
        return factors;
    }

    /** The largest magnitude, in the base unit. */
    public BigDecimal maximum() {
        return maximum;
    }

    /** The largest magnitude, for people. */
    public String maximumText() {
        return maximumText;
    }

    private static ImmutableMap<String, BigDecimal> times() {
        return ImmutableMap.<String, BigDecimal>builder()
                .put("ps", BigDecimal.ONE)
                .put("ns", new BigDecimal("1e3"))
                .put("us", new BigDecimal("1e6"))
                .put("ms", new BigDecimal("1e9"))
                .put("s", new BigDecimal("1e12"))
                .put("min", new BigDecimal("60e12"))
                .put("h", new BigDecimal("3600e12"))
                .buildOrThrow();
    }

    private static ImmutableMap<String, BigDecimal> rates() {
        return ImmutableMap.of(
                "bps", BigDecimal.ONE,
                "kbps", new BigDecimal("1e3"),
                "Mbps", new BigDecimal("1e6"),
                "Gbps", new BigDecimal("1e9"),
                "Tbps", new BigDecimal("1e12"));
    }

    private static ImmutableMap<String, BigDecimal> sizes() {
        return ImmutableMap.of(
                "B",
                BigDecimal.ONE,
                "kB",
                new BigDecimal("1e3"),
                "MB",
                new BigDecimal("1e6"),
                "GB",
                new BigDecimal("1e9"),
                "KiB",
                BigDecimal.valueOf(1L << 10),
                "MiB",
                BigDecimal.valueOf(1L << 20),
                "GiB",
                BigDecimal.valueOf(1L << 30));
    }

    private static ImmutableMap<String, BigDecimal> packets() {
        return ImmutableMap.of("packets", BigDecimal.ONE, "packet", BigDecimal.ONE);
    }

    private static ImmutableMap<String, BigDecimal> bdp() {
        return ImmutableMap.of("bdp", BigDecimal.ONE);
    }

    private static ImmutableMap<String, BigDecimal> percent() {
        return ImmutableMap.of("%", new BigDecimal("0.01"));
    }
}
