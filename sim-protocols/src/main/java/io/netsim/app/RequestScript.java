package io.netsim.app;

import io.netsim.random.RandomStream;
import io.netsim.time.Time;
import org.jspecify.annotations.Nullable;

/** What one conversation has to say: how many requests, of which sizes, with which pauses. */
final class RequestScript {
    private final RequestResponse.Settings settings;
    private final long stopPs;
    private final long largest;
    private final RandomStream requests;
    private final RandomStream responses;
    private final RandomStream thinking;
    private final @Nullable Barrier barrier;
    private long asked;
    private boolean left;

    /**
     * The script of one pair.
     *
     * @param largest bytes that a message may have
     * @param barrier where it waits for other conversations before each further request, or null
     */
    RequestScript(
            RequestResponse.Settings settings,
            AppTraffic traffic,
            AppPair pair,
            long largest,
            @Nullable Barrier barrier) {
        this.settings = settings;
        this.stopPs = traffic.stopPs();
        this.largest = largest;
        this.barrier = barrier;
        if (barrier != null) {
            barrier.join();
        }
        this.requests = pair.from().random(traffic.purpose(pair.to(), "request"));
        this.responses = pair.from().random(traffic.purpose(pair.to(), "response"));
        this.thinking = pair.from().random(traffic.purpose(pair.to(), "think"));
    }

    /** Whether another request is due now. */
    boolean goesOn(long nowPs) {
        return nowPs < stopPs && (settings.requests() == null || asked < settings.requests());
    }

    /** After an answer, while more requests are due: runs {@code goOn} when it is this conversation's turn. */
    void awaitTurn(Runnable goOn) {
        if (barrier == null) {
            goOn.run();
        } else {
            barrier.arrived(goOn);
        }
    }

    /** No more requests: nobody waits for this conversation. */
    void leave() {
        if (barrier != null && !left) {
            left = true;
            barrier.leave();
        }
    }

    /** When to look for the next request. */
    long nextPs(long nowPs) {
        return goesOn(nowPs) ? Math.min(stopPs, Time.plus(nowPs, Sizes.drawPs(settings.thinkPs(), thinking))) : nowPs;
    }

    /** Draws the size of the next request. */
    long nextRequestBytes() {
        asked++;
        return Sizes.draw(settings.requestBytes(), requests, largest);
    }

    /** Draws the size of its answer. */
    long nextResponseBytes() {
        return Sizes.draw(settings.responseBytes(), responses, largest);
    }
}
