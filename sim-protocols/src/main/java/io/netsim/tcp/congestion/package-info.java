/** How much may be in the network: algorithms that see values and give a window, and never see a connection. Imports time only. */
@NullMarked
package io.netsim.tcp.congestion;

import org.jspecify.annotations.NullMarked;
