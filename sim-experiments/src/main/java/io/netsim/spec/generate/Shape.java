package io.netsim.spec.generate;

import io.netsim.spec.network.TopologyBuilder;
import io.netsim.spec.read.Section;

/** A generator: reads its parameters from a section and adds nodes and links. */
@FunctionalInterface
interface Shape {
    void build(Section section, TopologyBuilder into);
}
