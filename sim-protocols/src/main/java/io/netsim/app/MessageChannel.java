package io.netsim.app;

/** A way for messages of one size from one host to another, with the flow that they are. */
interface MessageChannel {
    /** Opens it, with its flow. */
    void start();

    /** Sends the next message; false if there is no use in going on. */
    boolean send();

    /** No message follows. */
    void finish();
}
