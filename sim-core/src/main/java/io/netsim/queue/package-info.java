/** Queue limits: who waits and who is dropped. */
@NullMarked
package io.netsim.queue;

import org.jspecify.annotations.NullMarked;
