package io.netsim.app;

import io.netsim.random.RandomStream;
import io.netsim.time.Time;

/** What one conversation has to say: how many requests, of which sizes, with which pauses. */
final class RequestScript {
    private final RequestResponse.Settings settings;
    private final long stopPs;
    private final long largest;
    private final RandomStream requests;
    private final RandomStream responses;
    private final RandomStream thinking;
    private long asked;

    /** @param largest bytes that a message may have */
    RequestScript(RequestResponse.Settings settings, AppTraffic traffic, AppPair pair, long largest) {
        this.settings = settings;
        this.stopPs = traffic.stopPs();
        this.largest = largest;
        this.requests = pair.from().random(traffic.purpose(pair.to(), "request"));
        this.responses = pair.from().random(traffic.purpose(pair.to(), "response"));
        this.thinking = pair.from().random(traffic.purpose(pair.to(), "think"));
    }

    /** Whether another request is due now. */
    boolean goesOn(long nowPs) {
        return nowPs < stopPs && (settings.requests() == null || asked < settings.requests());
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
