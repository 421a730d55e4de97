package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import io.netsim.run.RunOptions;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.NodeSpec;
import io.netsim.spec.yaml.Suggestion;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code --capture LINK|NODE} and {@code --snap-length}. */
final class CaptureRequests {
    private CaptureRequests() {}

    /**
     * What is to be captured, or null for nothing.
     *
     * @param workFolder where files stand while the run lasts
     * @throws Complaint if there is none of a name
     */
    static RunOptions.@Nullable Capture parse(
            List<String> names, int snapLength, ExperimentSpec spec, Path workFolder) {
        if (snapLength < 1 || snapLength > RunOptions.Capture.WHOLE) {
            throw new Complaint(
                    ExitCode.USAGE,
                    "--snap-length " + snapLength + ": write a number of bytes from 1 to " + RunOptions.Capture.WHOLE);
        }
        if (names.isEmpty()) {
            return null;
        }
        Set<String> nodes = new LinkedHashSet<>();
        for (NodeSpec node : spec.topology().nodes()) {
            nodes.add(node.name());
        }
        Set<String> links = new LinkedHashSet<>();
        for (LinkSpec link : spec.topology().links()) {
            links.add(link.name());
        }
        Set<String> all = new LinkedHashSet<>(nodes);
        all.addAll(links);
        for (LinkDirectionSpec direction : spec.topology().directions()) {
            all.add(direction.name());
        }
        for (String name : names) {
            if (!all.contains(name)) {
                throw new Complaint(
                        ExitCode.USAGE,
                        "--capture " + name + ": there is no node or link of that name; "
                                + Suggestion.didYouMean(name, all) + "nodes are " + Suggestion.list(nodes)
                                + "; links are " + Suggestion.list(links)
                                + " (a direction is LINK.forward or LINK.reverse)");
            }
        }
        return new RunOptions.Capture(ImmutableList.copyOf(new LinkedHashSet<>(names)), snapLength, workFolder);
    }
}
