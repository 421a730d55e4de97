package io.netsim.textbook;

import com.google.common.collect.ImmutableMap;

/** The algorithms that the textbook compares, each by the parameters of {@code textbook.yaml}. */
enum Contender {
    TAHOE("Tahoe (Jacobson, 1988)", "classic", "tahoe", false),
    RENO("Reno (RFC 5681)", "classic", "reno", false),
    NEWRENO("NewReno (RFC 6582)", "classic", "newreno", false),
    SACK("SACK (RFC 6675)", "classic", "newreno", true),
    LINUX("CUBIC, RACK-TLP and PRR, as a current Linux host", "linux", "cubic", true);

    final String title;
    private final String profile;
    private final String control;
    private final boolean sack;

    Contender(String title, String profile, String control, boolean sack) {
        this.title = title;
        this.profile = profile;
        this.control = control;
        this.sack = sack;
    }

    /** The parameters under which {@code losses} segments of one window are lost. */
    ImmutableMap<String, String> parameters(int losses) {
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.builder();
        parameters.put("profile", profile).put("cc", control).put("sack", Boolean.toString(sack));
        String[] places = {"second", "third", "fourth"};
        for (int i = 1; i < losses; i++) {
            parameters.put(places[i - 1], Integer.toString(lost(losses)[i]));
        }
        return parameters.buildOrThrow();
    }

    /** Which segments are lost, counted from 1: those of Fall and Floyd (1996), who count from 0. */
    static int[] lost(int losses) {
        return switch (losses) {
            case 1 -> new int[] {15};
            case 2 -> new int[] {15, 29};
            case 3 -> new int[] {15, 27, 29};
            case 4 -> new int[] {15, 25, 27, 29};
            default -> throw new IllegalArgumentException("one to four losses, not " + losses);
        };
    }
}
