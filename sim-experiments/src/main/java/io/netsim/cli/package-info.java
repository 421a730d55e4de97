/** The command line: arguments to runs and results to text; the only code that prints or exits. */
@NullMarked
package io.netsim.cli;

import org.jspecify.annotations.NullMarked;
