package io.netsim.run;

/** The version of Netsim: it enters run ids, so results of different versions are never mixed. */
public final class Version {
    /** As in the project's {@code pom.xml}. */
    public static final String NUMBER = "0.1.0";

    private Version() {}
}
