package io.netsim.run;

import com.google.common.collect.ImmutableList;
import io.netsim.results.Check;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of a sweep say as a whole, over all runs that are there.
 *
 * @param runs that came to their end
 * @param unmetRuns of these, runs in which an expectation was not met
 * @param unmetPoints points of which an expectation over replications was not met
 * @param expectations how often each was met
 * @param checks what must be known before the numbers are believed
 * @param points the first 20
 * @param pointCount how many there are
 */
public record SweepFindings(
        long runs,
        long unmetRuns,
        long unmetPoints,
        ImmutableList<Tally> expectations,
        ImmutableList<Check> checks,
        ImmutableList<PointSummary> points,
        long pointCount) {
    /**
     * How often an expectation was met.
     *
     * @param that what was expected, in words
     * @param judged runs, or points if it is over replications
     * @param firstUnmet the first run in which it was not met, or the first point and what was found there; null if there is none
     */
    public record Tally(
            String that,
            int met,
            int judged,
            boolean overReplications,
            @Nullable String firstUnmet) {}

    /** Whether every expectation was met wherever it was judged. */
    public boolean meetsExpectations() {
        return unmetRuns == 0 && unmetPoints == 0;
    }

    /** The warnings for people, one line for each kind. */
    public ImmutableList<String> warnings() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        checks.stream()
                .filter(Check::isWarning)
                .map(Check::kind)
                .distinct()
                .map(this::line)
                .forEach(lines::add);
        return lines.build();
    }

    private String line(String kind) {
        ImmutableList<Check> alike = checks.stream()
                .filter(check -> check.isWarning() && check.kind().equals(kind))
                .collect(ImmutableList.toImmutableList());
        Check first = alike.get(0);
        String where = first.point() == null ? "" : "point " + first.point() + ": ";
        String more = alike.size() == 1 ? "" : " (and " + (alike.size() - 1) + " more like this)";
        return where + first.text() + more;
    }
}
