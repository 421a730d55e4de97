/**
 * What an experiment is, as immutable records, and the mistakes a file can make. The YAML reading that fills the records
 * is in {@code io.netsim.spec.load}; every error says file, line, column, path and what would be right. Imports nothing
 * else of Netsim: times are picoseconds, rates bits per second, sizes bytes, all as {@code long}.
 */
@NullMarked
package io.netsim.spec;

import org.jspecify.annotations.NullMarked;
