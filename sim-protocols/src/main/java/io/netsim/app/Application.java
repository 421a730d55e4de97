package io.netsim.app;

/** A simulated application on all the hosts it runs on: clients, servers and the flows between them. */
public interface Application {
    /** Its name in experiment files, such as {@code bulk_transfer}. */
    String name();

    /** Opens the servers' sockets now and sets the clients' alarms; once, before the run. */
    void start();
}
