package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;

/** One step of a script. */
public sealed interface ScriptEvent {
    /** Line of its time. */
    int line();

    EventTime time();

    /** A TCP packet that arrives, or one that is expected. */
    record TcpPacket(int line, EventTime time, boolean inbound, TcpLine packet) implements ScriptEvent {}

    /** An ICMP message that arrives, or one that is expected. */
    record IcmpPacket(int line, EventTime time, boolean inbound, IcmpLine packet) implements ScriptEvent {}

    /** A packet of a kind that is not supported. */
    record OtherPacket(int line, EventTime time, String what) implements ScriptEvent {}

    /**
     * A system call.
     *
     * @param result what it must return
     * @param error name of the error it must give, empty for none
     * @param text the call as written
     */
    record Call(
            int line,
            EventTime time,
            String name,
            ImmutableList<Argument> arguments,
            Argument result,
            String error,
            String text)
            implements ScriptEvent {}

    /** A shell command in back quotes. */
    record Shell(int line, EventTime time, String command) implements ScriptEvent {}

    /** A block of Python. */
    record Code(int line, EventTime time, String text) implements ScriptEvent {}
}
