package io.netsim.tcp;

import com.google.common.collect.ImmutableMap;
import io.netsim.socket.StreamOption;
import io.netsim.tcp.congestion.CongestionControls;

/** The options of one stream socket over the settings of its host. */
final class StreamOptions {
    /** A Linux host doubles what is asked for, to have room for what segments take beside their bytes, and gives at least this. */
    private static final int LEAST_MEMORY = 2304;

    private boolean reuseAddress;
    private boolean quickAck = true;
    private long lingerPs = -1;
    private TcpConfig config;

    StreamOptions(TcpConfig host) {
        this.config = host;
    }

    StreamOptions copy() {
        StreamOptions copy = new StreamOptions(config);
        copy.reuseAddress = reuseAddress;
        copy.quickAck = quickAck;
        copy.lingerPs = lingerPs;
        return copy;
    }

    TcpConfig config() {
        return config;
    }

    boolean reuseAddress() {
        return reuseAddress;
    }

    /** Whether close throws away what is not acknowledged, and resets the connection. */
    boolean resetsOnClose() {
        return lingerPs == 0;
    }

    <T> void set(StreamOption<T> option, T value) {
        TcpConfig.Builder settings = config.toBuilder();
        if (option.equals(StreamOption.TCP_NODELAY)) {
            settings.nagle = !(Boolean) value;
        } else if (option.equals(StreamOption.TCP_MAXSEG)) {
            settings.mss = inRange(option, (Integer) value, 88, 65495);
        } else if (option.equals(StreamOption.SO_SNDBUF)) {
            int bytes = inRange(option, (Integer) value, 1, 1 << 29);
            settings.sendBuffer = config.linuxHost ? Math.max(2 * LEAST_MEMORY, 2 * bytes) : bytes;
            settings.sendBufferMax = settings.sendBuffer; // fixed from now on
        } else if (option.equals(StreamOption.SO_RCVBUF)) {
            int bytes = inRange(option, (Integer) value, 1, 1 << 29);
            settings.receiveBuffer = config.linuxHost ? Math.max(LEAST_MEMORY, 2 * bytes) : bytes;
            settings.receiveBufferMax = settings.receiveBuffer; // fixed from now on
        } else if (option.equals(StreamOption.SO_KEEPALIVE)) {
            settings.keepalive = (Boolean) value;
        } else if (option.equals(StreamOption.TCP_USER_TIMEOUT)) {
            settings.userTimeout = (Long) value;
        } else if (option.equals(StreamOption.SO_REUSEADDR)) {
            reuseAddress = (Boolean) value;
        } else if (option.equals(StreamOption.TCP_QUICKACK)) {
            quickAck = (Boolean) value;
        } else if (option.equals(StreamOption.SO_LINGER)) {
            lingerPs = (Long) value;
        } else if (option.equals(StreamOption.TCP_CONGESTION)) {
            settings.congestionParameters = ImmutableMap.of();
            settings.congestionControl = CongestionControls.find().get((String) value);
        } else {
            throw new IllegalArgumentException("no such option: " + option.name());
        }
        config = settings.build();
    }

    private static int inRange(StreamOption<?> option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option.name() + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    <T> T get(StreamOption<T> option) {
        Object value;
        if (option.equals(StreamOption.TCP_NODELAY)) {
            value = !config.nagle;
        } else if (option.equals(StreamOption.TCP_MAXSEG)) {
            value = config.mss;
        } else if (option.equals(StreamOption.SO_SNDBUF)) {
            value = config.sendBuffer;
        } else if (option.equals(StreamOption.SO_RCVBUF)) {
            value = config.receiveBuffer;
        } else if (option.equals(StreamOption.SO_KEEPALIVE)) {
            value = config.keepalive;
        } else if (option.equals(StreamOption.TCP_USER_TIMEOUT)) {
            value = config.userTimeout;
        } else if (option.equals(StreamOption.SO_REUSEADDR)) {
            value = reuseAddress;
        } else if (option.equals(StreamOption.TCP_QUICKACK)) {
            value = quickAck;
        } else if (option.equals(StreamOption.SO_LINGER)) {
            value = lingerPs;
        } else if (option.equals(StreamOption.TCP_CONGESTION)) {
            value = config.congestionControl.name();
        } else {
            throw new IllegalArgumentException("no such option: " + option.name());
        }
        return option.type().cast(value);
    }

    /** Hands on what can change while connected. */
    void apply(TcpConnection connection) {
        connection.sender.nagle(config.nagle);
        connection.timeouts.userTimeout(config.userTimeout);
        connection.timeouts.keepalive(config.keepalive);
        if (config.sendBuffer != connection.config.sendBuffer) {
            connection.sendMemory.fix(config.sendBuffer);
        }
    }
}
