package io.netsim.app;

import java.util.ArrayList;
import java.util.List;

/** Where the conversations of one host wait for each other: all go on when the last one has arrived. */
final class Barrier {
    private final List<Runnable> waiting = new ArrayList<>();
    private int members;

    /** One more takes part. */
    void join() {
        members++;
    }

    /** One has arrived; {@code goOn} runs when all have. */
    void arrived(Runnable goOn) {
        waiting.add(goOn);
        openIfAllAreThere();
    }

    /** One takes part no longer. */
    void leave() {
        members--;
        openIfAllAreThere();
    }

    private void openIfAllAreThere() {
        if (!waiting.isEmpty() && waiting.size() >= members) {
            List<Runnable> all = new ArrayList<>(waiting);
            waiting.clear();
            all.forEach(Runnable::run);
        }
    }
}
