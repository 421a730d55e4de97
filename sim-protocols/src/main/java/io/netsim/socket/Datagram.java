package io.netsim.socket;

import io.netsim.address.Endpoint;
import io.netsim.content.Content;

/**
 * A received datagram.
 *
 * @param source who sent it
 * @param destination the local end it was sent to
 * @param sentPs when it was sent; a simulator's privilege, for measuring one-way delays
 */
public record Datagram(Endpoint source, Endpoint destination, Content content, long sentPs) {}
