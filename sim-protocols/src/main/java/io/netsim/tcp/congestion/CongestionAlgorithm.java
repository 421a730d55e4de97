package io.netsim.tcp.congestion;

/** The algorithms by name. */
public enum CongestionAlgorithm {
    RENO("reno"),
    CUBIC("cubic");

    private final String label;

    CongestionAlgorithm(String label) {
        this.label = label;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    public CongestionControl start(CongestionSettings settings) {
        return switch (this) {
            case RENO -> new Reno(settings);
            case CUBIC -> new Cubic(settings);
        };
    }
}
