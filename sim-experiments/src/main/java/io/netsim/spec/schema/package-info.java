/**
 * What topology and experiment files may hold, as JSON Schema for editors. It says again what the readers of {@code
 * io.netsim.spec} do; tests hold the two and the tables of docs/experiment-files.md against each other, key by key.
 */
@NullMarked
package io.netsim.spec.schema;

import org.jspecify.annotations.NullMarked;
