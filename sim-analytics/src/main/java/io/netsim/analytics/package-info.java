/** Results of sweeps as Parquet files and as tables of an embedded SQL database. */
@NullMarked
package io.netsim.analytics;

import org.jspecify.annotations.NullMarked;
