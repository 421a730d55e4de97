package io.netsim.assembly;

import io.netsim.spec.ChangeSpec;
import io.netsim.spec.ChangeSpec.Adjust;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the timeline will do, as far as it must be known before anything is built. */
final class PlannedChanges {
    private final Set<String> impaired = new HashSet<>();
    private final Set<String> timed = new HashSet<>();
    private boolean partitioned;

    PlannedChanges(List<ChangeSpec> timeline) {
        for (ChangeSpec change : timeline) {
            partitioned |= change.action() instanceof ChangeSpec.Partition;
            if (change.action() instanceof Adjust adjust) {
                if (impairs(adjust)) {
                    impaired.addAll(change.directions());
                }
                if (adjust.loss() != null && Links.hasOutage(adjust.loss())
                        || adjust.hold() != null && !adjust.hold().isEmpty()) {
                    timed.addAll(change.directions());
                }
            }
        }
    }

    /** Whether a change sets more than rate and delay. */
    static boolean impairs(Adjust adjust) {
        return adjust.loss() != null
                || adjust.corruption() != null
                || adjust.duplication() != null
                || adjust.reordering() != null
                || adjust.jitter() != null
                || adjust.delayTrace() != null
                || adjust.delayList() != null
                || adjust.hold() != null;
    }

    /** Whether the direction, which may have no impairments at the start, will get some. */
    boolean impairs(String direction) {
        return partitioned || impaired.contains(direction);
    }

    /** Whether the direction gets windows of time that count from the first TCP packet on the link. */
    boolean timesWindows(String direction) {
        return timed.contains(direction);
    }
}
