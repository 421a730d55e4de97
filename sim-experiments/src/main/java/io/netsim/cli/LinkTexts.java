package io.netsim.cli;

import io.netsim.spec.LossSpec;
import io.netsim.spec.QueueLimit;
import java.util.Locale;

/** Parts of links for people. */
final class LinkTexts {
    private LinkTexts() {}

    static String queue(QueueLimit limit) {
        if (limit instanceof QueueLimit.Packets packets) {
            return packets.packets() + " packets";
        }
        if (limit instanceof QueueLimit.Bytes bytes) {
            return Units.bytes(bytes.bytes());
        }
        if (limit instanceof QueueLimit.Duration duration) {
            return Units.time(duration.ps() / 1e12);
        }
        return limit instanceof QueueLimit.Bdp bdp ? Units.digits(bdp.multiple()) + " bdp" : limit.toString();
    }

    static String loss(LossSpec loss) {
        return loss instanceof LossSpec.Bernoulli bernoulli
                ? Units.share(bernoulli.rate())
                : loss.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
