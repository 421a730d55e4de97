package io.netsim.app;

import io.netsim.random.Distribution;
import io.netsim.time.Time;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends as fast as TCP allows: one connection for each pair, with a size or until stopped. */
public final class BulkTransfer implements Application {
    /**
     * What a bulk transfer can be told.
     *
     * @param sizeBytes drawn for each pair, rounded, at least 1; null for endless
     */
    public record Settings(@Nullable Distribution sizeBytes) {}

    private static final long ENDLESS = Long.MAX_VALUE / 2;

    private final AppTraffic traffic;
    private final Settings settings;

    public BulkTransfer(AppTraffic traffic, Settings settings) {
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "bulk_transfer";
    }

    @Override
    public void start() {
        Map<String, StreamServer> servers = StreamServer.openAll(traffic);
        for (int i = 0; i < traffic.pairs().size(); i++) {
            AppPair pair = traffic.pairs().get(i);
            if (pair.startPs() < traffic.stopPs()) {
                new Client(i, pair, StreamServer.on(servers, pair.to())).start();
            }
        }
    }

    private final class Client {
        private final int number;
        private final AppPair pair;
        private final StreamServer server;
        private final long bytes;
        private @Nullable StreamTransfer transfer;

        Client(int number, AppPair pair, StreamServer server) {
            this.number = number;
            this.pair = pair;
            this.server = server;
            Distribution size = settings.sizeBytes();
            this.bytes = size == null
                    ? ENDLESS
                    : Sizes.draw(size, pair.from().random(traffic.purpose(pair.to(), "size")), ENDLESS);
        }

        void start() {
            pair.from().clock().newAlarm(this::begin).setAt(pair.startPs());
            if (traffic.stopPs() != Time.NEVER) {
                pair.from().clock().newAlarm(this::stop).setAt(traffic.stopPs());
            }
        }

        private void begin() {
            Flow flow = traffic.openPairFlow(BulkTransfer.this, FlowProtocol.TCP, number);
            transfer = new StreamTransfer(traffic, pair.from(), pair.to(), server, flow);
            transfer.start();
            transfer.offer(bytes);
            if (bytes != ENDLESS) {
                transfer.finish();
            }
        }

        private void stop() {
            if (transfer != null) {
                transfer.cutShort();
            }
        }
    }
}
