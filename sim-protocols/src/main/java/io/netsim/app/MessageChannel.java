package io.netsim.app;

/** A way for messages of one size from one host to another, with the flow that they are. */
interface MessageChannel {
    /**
     * Opens it, with its flow.
     *
     * @param ready told when messages can begin, unless they can now
     * @return whether messages can begin now
     */
    boolean start(Runnable ready);

    /** Sends the next message; false if there is no use in going on. */
    boolean send();

    /** No message follows. */
    void finish();
}
