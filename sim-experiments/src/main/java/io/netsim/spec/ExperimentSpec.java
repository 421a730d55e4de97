package io.netsim.spec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * One point of an experiment: everything a run needs but the replication.
 *
 * @param name kebab-case; the output folder
 * @param description for people; may be empty
 * @param params the parameters with the values of this point, in the order of the file
 * @param topology fully expanded
 * @param stacks in the order of the file: later entries win
 * @param traffic in an order that does not depend on the file
 * @param time how long
 * @param limits when to give up
 * @param timeline planned changes by time
 * @param sweep as declared; a run does not look at it
 * @param replications runs of each point; 1 unless told otherwise
 * @param seed of all random streams; 1 unless told otherwise
 * @param measure what to keep beyond the standard results
 * @param expect verdicts
 * @param report what tables and report of a sweep show; does not change runs
 */
public record ExperimentSpec(
        String name,
        String description,
        ImmutableMap<String, String> params,
        TopologySpec topology,
        ImmutableList<StackSpec> stacks,
        ImmutableList<TrafficSpec> traffic,
        TimeSpec time,
        LimitsSpec limits,
        ImmutableList<ChangeSpec> timeline,
        SweepSpec sweep,
        ReplicationsSpec replications,
        long seed,
        ImmutableList<MeasureSpec> measure,
        ImmutableList<ExpectSpec> expect,
        ReportSpec report) {

    /** The settings of one host, all entries that name it laid over each other; the profile is never null. */
    public StackSpec stackOf(String host) {
        Profile profile = Profile.LINUX;
        TcpSpec tcp = TcpSpec.NONE;
        UdpSpec udp = UdpSpec.NONE;
        IpSpec ip = null;
        for (StackSpec entry : stacks) {
            if (entry.hosts().contains(host)) {
                profile = entry.profile() != null ? entry.profile() : profile;
                tcp = tcp.overlaidBy(entry.tcp());
                udp = udp.overlaidBy(entry.udp());
                if (entry.ip() != null) {
                    ip = ip == null ? entry.ip() : ip.overlaidBy(entry.ip());
                }
            }
        }
        return new StackSpec(ImmutableList.of(host), profile, tcp, udp, ip);
    }

    /** The same with another seed. */
    public ExperimentSpec withSeed(long newSeed) {
        return new ExperimentSpec(
                name,
                description,
                params,
                topology,
                stacks,
                traffic,
                time,
                limits,
                timeline,
                sweep,
                replications,
                newSeed,
                measure,
                expect,
                report);
    }

    /**
     * Everything that decides the outcome of a run, as maps, lists, texts, numbers and truth values, keys in a fixed order.
     * Two files that differ in the order of nodes, links, traffic or parameters, in comments, in how a quantity is
     * written outside {@code params}, in description, sweep, replications or report have the same form.
     */
    public ImmutableMap<String, Object> resolved() {
        return Canonical.experiment(this);
    }
}
