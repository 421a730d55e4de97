package io.netsim.transport;

import io.netsim.address.Endpoint;

/**
 * One line of a host's socket table, as {@code ss -tuna} prints it.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param state a TCP state by its name in RFC 9293, or {@code UNCONN} and {@code ESTAB} for UDP
 * @param receiveQueue bytes received and not taken by the application; for a listener connections not yet accepted
 * @param sendQueue bytes not acknowledged; for a listener its backlog
 */
public record SocketEntry(
        String protocol, String state, int receiveQueue, int sendQueue, Endpoint local, Endpoint remote) {}
