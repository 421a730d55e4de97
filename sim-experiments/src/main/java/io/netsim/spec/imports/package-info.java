/** Networks in the file formats of others: one class a format reads a graph, and what the graph lacks comes from the YAML. */
@NullMarked
package io.netsim.spec.imports;

import org.jspecify.annotations.NullMarked;
