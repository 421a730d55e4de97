package io.netsim.tcp.congestion;

/** Watches slow start and says when it is to end though nothing was lost. */
interface SlowStartExit {
    /** Whether slow start is to end with this acknowledgement. */
    boolean ends(AckEvent ack, long cwndBytes, boolean inSlowStart);

    /** How much of what slow start would add is added. */
    long growth(long amount);

    /** After a time-out slow start begins anew. */
    void restart();

    /**
     * The one that is wanted.
     *
     * @param usual what the algorithm does unless told otherwise
     */
    static SlowStartExit of(CongestionSettings settings, SlowStart usual) {
        SlowStart wanted = settings.slowStart() == SlowStart.USUAL ? usual : settings.slowStart();
        return switch (wanted) {
            case USUAL, STANDARD -> new Never();
            case HYSTART -> new HyStart(settings.mss(), settings.paced());
            case HYSTART_PLUS_PLUS -> new HyStartPlusPlus();
        };
    }

    /** Standard slow start. */
    final class Never implements SlowStartExit {
        @Override
        public boolean ends(AckEvent ack, long cwndBytes, boolean inSlowStart) {
            return false;
        }

        @Override
        public long growth(long amount) {
            return amount;
        }

        @Override
        public void restart() {}
    }
}
