/**
 * What can be said from samples, and how surely: intervals of means, of paired differences, of shares and of quantiles,
 * corrections for many comparisons, and whether the values of one series are independent. Numbers in, numbers out;
 * Commons Math has the distributions. Imports nothing else of Netsim.
 */
@NullMarked
package io.netsim.statistics;

import org.jspecify.annotations.NullMarked;
