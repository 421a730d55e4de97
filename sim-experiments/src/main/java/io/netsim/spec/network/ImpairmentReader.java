package io.netsim.spec.network;

import io.netsim.spec.CorruptionSpec;
import io.netsim.spec.DuplicationSpec;
import io.netsim.spec.ReorderingSpec;
import io.netsim.spec.read.Amount;
import io.netsim.spec.read.Kind;
import io.netsim.spec.read.Kinds;
import io.netsim.spec.read.Section;

/** Reads what happens by chance to packets that are not lost. */
final class ImpairmentReader {
    private static final Kind<Long> BITS = Kinds.whole(1, 64);

    static final Kind<CorruptionSpec> CORRUPTION = (node, mistakes) -> {
        Section section = Section.of(node, "{rate: 0.1 %}", mistakes);
        if (section == null) {
            return null;
        }
        CorruptionSpec corruption =
                new CorruptionSpec(rate(section), section.get("bits", BITS, 1L).intValue());
        section.done();
        return corruption;
    };

    static final Kind<DuplicationSpec> DUPLICATION = (node, mistakes) -> {
        Section section = Section.of(node, "{rate: 1 %}", mistakes);
        if (section == null) {
            return null;
        }
        DuplicationSpec duplication = new DuplicationSpec(rate(section));
        section.done();
        return duplication;
    };

    static final Kind<ReorderingSpec> REORDERING = (node, mistakes) -> {
        Section section = Section.of(node, "{rate: 1 %, by: 5 ms}", mistakes);
        if (section == null) {
            return null;
        }
        ReorderingSpec reordering =
                new ReorderingSpec(rate(section), section.require("by", Amount.POSITIVE_TIME, 1L, "by: 5 ms"));
        section.done();
        return reordering;
    };

    private ImpairmentReader() {}

    private static double rate(Section section) {
        return section.require("rate", Kinds.PROBABILITY, 0.0, "rate: 1 %");
    }
}
