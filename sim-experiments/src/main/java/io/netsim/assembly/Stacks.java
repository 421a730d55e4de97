package io.netsim.assembly;

import io.netsim.host.HostSettings;
import io.netsim.ip.IpSettings;
import io.netsim.socket.DontFragment;
import io.netsim.spec.IcmpSpec;
import io.netsim.spec.IpSpec;
import io.netsim.spec.PortsSpec;
import io.netsim.spec.Profile;
import io.netsim.spec.StackSpec;
import io.netsim.spec.TcpSpec;
import io.netsim.tcp.Ecn;
import io.netsim.tcp.MtuProbing;
import io.netsim.tcp.TcpConfig;
import io.netsim.tcp.congestion.CongestionControlFactory;
import io.netsim.tcp.congestion.CongestionControls;
import io.netsim.tcp.congestion.SlowStart;
import io.netsim.time.Time;
import io.netsim.transport.PortPolicy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of hosts: a profile with departures. */
public final class Stacks {
    private Stacks() {}

    /** The settings of TCP that a profile stands for. */
    public static TcpConfig.Builder profile(Profile profile) {
        return switch (profile) {
            case LINUX -> TcpConfig.linux();
            case RFC -> TcpConfig.rfc();
            case CLASSIC -> TcpConfig.classic();
        };
    }

    /** @throws IllegalArgumentException if the stack asks for what there is not */
    static HostSettings settings(StackSpec stack, PortsSpec ports) {
        TcpConfig.Builder tcp = tcp(stack);
        Long udpBuffer = stack.udp().receiveBufferBytes();
        return new HostSettings(
                tcp.build(),
                udpBuffer == null ? HostSettings.DEFAULT_UDP_RECEIVE_BUFFER : clamp(udpBuffer),
                dontFragment(stack),
                new PortPolicy(
                        ports.first(), ports.last(), ports.policy() == PortsSpec.Policy.RANDOM, ports.privileged()),
                ip(stack.ip()));
    }

    /** Without path MTU discovery sockets begin without the bit, as in Linux. */
    private static DontFragment dontFragment(StackSpec stack) {
        String given = stack.udp().dontFragment();
        if (given != null) {
            return DontFragment.valueOf(given.toUpperCase(Locale.ROOT));
        }
        boolean discovers =
                stack.ip() == null || or(stack.ip().pathMtuDiscovery(), IpSettings.DEFAULT.pathMtuDiscovery());
        return discovers ? DontFragment.WANT : DontFragment.DONT;
    }

    private static IpSettings ip(@Nullable IpSpec spec) {
        IpSettings usual = IpSettings.DEFAULT;
        return spec == null
                ? usual
                : new IpSettings(
                        usual.defaultTtl(),
                        or(spec.pathMtuDiscovery(), usual.pathMtuDiscovery()),
                        or(spec.pathMtuExpiryPs(), usual.pathMtuExpiryPs()),
                        spec.minPathMtuBytes() == null ? usual.minPathMtu() : spec.minPathMtuBytes(),
                        or(spec.reassemblyTimeoutPs(), usual.reassemblyTimeoutPs()),
                        or(spec.reassemblyMemoryBytes(), usual.reassemblyMemoryBytes()),
                        or(spec.icmpErrors(), usual.icmpErrors()),
                        or(spec.icmpRateLimitPs(), usual.icmpRateLimitPs()));
    }

    /** The settings of a router. */
    static IpSettings router(@Nullable IcmpSpec spec) {
        IpSettings usual = IpSettings.DEFAULT;
        return spec == null
                ? usual
                : usual.withIcmp(
                        or(spec.errors(), usual.icmpErrors()), or(spec.rateLimitPs(), usual.icmpRateLimitPs()));
    }

    /** The settings of TCP: those of the profile with all departures. */
    static TcpConfig.Builder tcp(StackSpec stack) {
        TcpConfig.Builder tcp = profile(stack.profile() == null ? Profile.LINUX : stack.profile());
        TcpSpec spec = stack.tcp();
        congestion(tcp, spec);
        segments(tcp, spec);
        timers(tcp, spec);
        return tcp;
    }

    private static void congestion(TcpConfig.Builder tcp, TcpSpec spec) {
        if (spec.congestionControl() != null) {
            tcp.congestionControl = algorithm(spec.congestionControl());
        }
        if (spec.congestionParameters() != null) {
            tcp.congestionParameters = spec.congestionParameters();
            checked(() -> CongestionControls.find().check(tcp.congestionControl.name(), tcp.congestionParameters));
        }
        if (spec.ecn() != null) {
            tcp.ecn = switch (spec.ecn()) {
                case "true" -> Ecn.ASK;
                case "false" -> Ecn.OFF;
                default -> Ecn.ACCEPT;
            };
        }
        if (spec.slowStart() != null) {
            tcp.slowStart = switch (spec.slowStart()) {
                case "standard" -> SlowStart.STANDARD;
                case "hystart" -> SlowStart.HYSTART;
                case "hystart++" -> SlowStart.HYSTART_PLUS_PLUS;
                default -> SlowStart.USUAL;
            };
        }
        tcp.abe = or(spec.abe(), tcp.abe);
        tcp.pacing = or(spec.pacing(), tcp.pacing);
    }

    private static void checked(Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("stacks: tcp: " + e.getMessage(), e);
        }
    }

    private static void segments(TcpConfig.Builder tcp, TcpSpec spec) {
        if (spec.initialWindowSegments() != null) {
            tcp.initialWindow = spec.initialWindowSegments();
            tcp.rfc6928Window = false;
        }
        tcp.initialSsthresh = or(spec.initialSsthreshBytes(), tcp.initialSsthresh);
        tcp.limitedTransmit = or(spec.limitedTransmit(), tcp.limitedTransmit);
        tcp.slowStartAfterIdle = or(spec.slowStartAfterIdle(), tcp.slowStartAfterIdle);
        tcp.mss = spec.mssBytes() == null ? tcp.mss : spec.mssBytes();
        tcp.sack = or(spec.sack(), tcp.sack);
        tcp.timestamps = or(spec.timestamps(), tcp.timestamps);
        tcp.windowScaling = or(spec.windowScaling(), tcp.windowScaling);
        if (spec.sendBufferBytes() != null) {
            tcp.sendBuffer = clamp(spec.sendBufferBytes());
            tcp.sendBufferMax = tcp.sendBuffer;
        }
        if (spec.receiveBufferBytes() != null) {
            tcp.receiveBuffer = clamp(spec.receiveBufferBytes());
            tcp.receiveBufferMax = tcp.receiveBuffer;
        }
        tcp.backlog = spec.backlog() == null ? tcp.backlog : spec.backlog();
        tcp.nagle = or(spec.nagle(), tcp.nagle);
        if (spec.mtuProbing() != null) {
            tcp.mtuProbing = MtuProbing.valueOf(spec.mtuProbing().toUpperCase(Locale.ROOT));
        }
        tcp.baseMss = spec.baseMssBytes() == null ? tcp.baseMss : spec.baseMssBytes();
    }

    private static void timers(TcpConfig.Builder tcp, TcpSpec spec) {
        if (spec.delayedAckSegments() != null) {
            tcp.delayedAckSegments = spec.delayedAckSegments();
        }
        tcp.delayedAck = or(spec.delayedAckPs(), tcp.delayedAck);
        if (tcp.delayedAck == 0) {
            tcp.delayedAckSegments = 1;
        }
        tcp.quickAck = or(spec.quickAck(), tcp.quickAck);
        tcp.rtoMin = or(spec.rtoMinPs(), tcp.rtoMin);
        tcp.rtoInitial = or(spec.rtoInitialPs(), tcp.rtoInitial);
        tcp.rtoMax = or(spec.rtoMaxPs(), tcp.rtoMax);
        tcp.synRetries = spec.synRetries() == null ? tcp.synRetries : spec.synRetries();
        tcp.retries = spec.retries() == null ? tcp.retries : spec.retries();
        if (spec.mslPs() != null) {
            tcp.timeWait = Time.plus(spec.mslPs(), spec.mslPs());
        }
        tcp.timeWait = or(spec.timeWaitPs(), tcp.timeWait);
        if (spec.userTimeoutPs() != null) {
            tcp.userTimeout = spec.userTimeoutPs() == 0 ? Time.NEVER : spec.userTimeoutPs();
        }
        TcpSpec.Keepalive keepalive = spec.keepalive();
        if (keepalive != null) {
            tcp.keepalive = true;
            tcp.keepaliveIdle = keepalive.idlePs();
            tcp.keepaliveInterval = keepalive.intervalPs();
            tcp.keepaliveCount = keepalive.count();
        }
    }

    private static CongestionControlFactory algorithm(String name) {
        try {
            return CongestionControls.find().get(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("stacks: tcp: " + e.getMessage(), e);
        }
    }

    private static long or(@Nullable Long given, long otherwise) {
        return given == null ? otherwise : given;
    }

    private static boolean or(@Nullable Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }

    private static int clamp(long bytes) {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
