/** Links, queues and losses as files describe them, and the builder that collects nodes and links. */
@NullMarked
package io.netsim.spec.network;

import org.jspecify.annotations.NullMarked;
