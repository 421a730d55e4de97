package io.netsim.engine;

import io.netsim.time.Alarm;
import io.netsim.time.Clock;

/** The clock as one node sees it: alarms made here carry the node's rank. */
public final class NodeClock implements Clock {
    private final Simulator simulator;
    private final EventOwner owner;

    public NodeClock(Simulator simulator, EventOwner owner) {
        this.simulator = simulator;
        this.owner = owner;
    }

    @Override
    public long nowPs() {
        return simulator.nowPs();
    }

    @Override
    public Alarm newAlarm(Runnable action) {
        return new ActionTimer(simulator, owner, action);
    }

    public Simulator simulator() {
        return simulator;
    }

    public EventOwner owner() {
        return owner;
    }

    private static final class ActionTimer extends Timer {
        private final Runnable action;

        ActionTimer(Simulator simulator, EventOwner owner, Runnable action) {
            super(simulator, owner);
            this.action = action;
        }

        @Override
        protected void expired() {
            action.run();
        }

        @Override
        public String toString() {
            return "an alarm of " + action.getClass().getName();
        }
    }
}
