/** Queue disciplines: who waits in front of a busy transmitter, who goes next, who is dropped and who is marked. */
@NullMarked
package io.netsim.queue;

import org.jspecify.annotations.NullMarked;
