package io.netsim.report.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.sweep.Sections.Check;
import io.netsim.report.sweep.Sections.Expectation;
import io.netsim.report.sweep.Sections.Titled;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a sweep says, ready to be written.
 *
 * @param recipe how it was made
 * @param facts the strip of verdicts
 * @param figures the main ones
 * @param further the others
 * @param checks warnings before notes
 * @param topology a drawing, an {@code svg} element; empty if none is known
 * @param network the network in words, for when there is no drawing
 * @param profiles transport settings by hosts
 * @param cells how each point is run again
 * @param cellsLeft points beyond these
 * @param citation a BibTeX entry
 * @param links files beside the page
 * @param notes what is missing or was left out
 */
public record SweepPage(
        Recipe recipe,
        ImmutableList<Fact> facts,
        ImmutableList<Figure> figures,
        ImmutableList<Figure> further,
        ImmutableList<Titled> comparisons,
        ImmutableList<Expectation> expectations,
        ImmutableList<Check> checks,
        @Nullable PageTable failures,
        String topology,
        String network,
        @Nullable PageTable ledger,
        ImmutableList<Profile> profiles,
        ImmutableList<Cells.Cell> cells,
        int cellsLeft,
        ImmutableMap<String, String> details,
        String citation,
        ImmutableList<Link> links,
        ImmutableList<String> notes) {
    /** A number on top of the page; {@code tone} is {@code good}, {@code bad}, {@code warn} or empty. */
    public record Fact(String title, String value, String detail, String tone) {}

    /** The transport settings of some hosts, and how they depart from their profile. */
    public record Profile(String name, String hosts, ImmutableMap<String, String> departures) {}

    /** A file beside the page. */
    public record Link(String file, String meaning) {}
}
