package io.netsim.packetdrill;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netsim.packetdrill.script.IcmpLine;
import io.netsim.packetdrill.script.Script;
import io.netsim.packetdrill.script.ScriptEvent;
import io.netsim.packetdrill.script.TcpLine;
import io.netsim.packetdrill.script.TcpOption;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What is done before a script runs: whether all of it is supported, and how the host is to be set up. */
final class Preparation {
    private static final ImmutableSet<String> OPTIONS = ImmutableSet.of(
            "tolerance_usecs",
            "tolerance_percent",
            "tcp_ts_tick_usecs",
            "mss",
            "mtu",
            "ip_version",
            "strict_segments",
            "bind_port",
            "connect_port",
            "remote_ip",
            "local_ip",
            "non_fatal",
            "verbose");
    private static final Pattern HARMLESS =
            Pattern.compile("(\\S*/)?(nstat|grep|ss|tcpdrop|true|sleep|sysctl_restore_\\S*)\\b.*", Pattern.DOTALL);

    private Preparation() {}

    /** The host the script wants. */
    static Profile profile(Script script, Mode mode) throws Trouble {
        options(script);
        checkEvents(script);
        Profile profile = new Profile();
        if (mode.isNormalised()) {
            profile.linuxDefaults();
        }
        ShellText.apply(script.setUp(), script.setUpLine(), profile);
        for (ScriptEvent event : script.events()) {
            if (!(event instanceof ScriptEvent.Shell shell)) {
                break;
            }
            if (ShellText.socketCount(shell.command()) == null) {
                ShellText.apply(shell.command(), shell.line(), profile);
            }
        }
        if (script.options().containsKey("mtu")) {
            profile.mtu = (int) number(script, "mtu", profile.mtu);
        }
        if (mode.isNormalised()) {
            announceWhatIsExpected(script, profile);
        }
        return profile;
    }

    /** The value of an option line. */
    static double number(Script script, String name, double otherwise) throws Trouble {
        String value = script.options().get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw Trouble.notRunnable(1, "--" + name + " needs a number, not '" + value + "'");
        }
        return Double.parseDouble(value);
    }

    private static void options(Script script) throws Trouble {
        for (Map.Entry<String, String> option : script.options().entrySet()) {
            if (!OPTIONS.contains(option.getKey())) {
                throw Trouble.notRunnable(1, "the option --" + option.getKey() + " is not supported");
            }
        }
        String version = script.options().getOrDefault("ip_version", "ipv4");
        if (!version.equals("ipv4")) {
            throw Trouble.notRunnable(1, "only IPv4 is modelled, not " + version);
        }
    }

    private static void checkEvents(Script script) throws Trouble {
        Map<String, Long> names = new HashMap<>(InfoFields.CONSTANTS);
        boolean begun = false;
        for (ScriptEvent event : script.events()) {
            if (event instanceof ScriptEvent.Call call) {
                String why = SystemCalls.unsupported(call);
                if (why != null) {
                    throw Trouble.notRunnable(call.line(), why);
                }
            } else if (event instanceof ScriptEvent.OtherPacket other) {
                throw Trouble.notRunnable(other.line(), "packets with " + other.what() + " are not supported");
            } else if (event instanceof ScriptEvent.IcmpPacket icmp) {
                checkIcmp(icmp);
            } else if (event instanceof ScriptEvent.Code code) {
                check(code, names);
            } else if (event instanceof ScriptEvent.TcpPacket packet) {
                check(packet);
            } else if (event instanceof ScriptEvent.Shell shell && begun) {
                check(shell);
            }
            begun |= !(event instanceof ScriptEvent.Shell);
        }
    }

    private static void checkIcmp(ScriptEvent.IcmpPacket icmp) throws Trouble {
        IcmpLine packet = icmp.packet();
        throw Trouble.notRunnable(icmp.line(), "ICMP messages are not supported: " + packet.text());
    }

    private static void check(ScriptEvent.Code code, Map<String, Long> names) throws Trouble {
        try {
            CodeBlock.check(code.text(), names, InfoFields.FIELDS::contains);
        } catch (CodeBlock.CodeException e) {
            throw Trouble.notRunnable(code.line(), e.what());
        }
    }

    private static void check(ScriptEvent.TcpPacket packet) throws Trouble {
        ImmutableList<TcpOption> options = packet.packet().options();
        if (options == null) {
            return;
        }
        for (TcpOption option : options) {
            if (option.kind() == 34 || option.kind() == 19) {
                throw Trouble.notRunnable(
                        packet.line(),
                        (option.kind() == 34 ? "TCP fast open is" : "TCP MD5 signatures are") + " not modelled");
            }
        }
    }

    private static void check(ScriptEvent.Shell shell) throws Trouble {
        for (String command : ShellText.commands(shell.command())) {
            if (ShellText.socketCount(command) == null
                    && !HARMLESS.matcher(command).matches()) {
                throw Trouble.notRunnable(
                        shell.line(), "the shell command '" + command + "' has no known meaning once a script runs");
            }
        }
    }

    /** The window shift is the host's own choice: it takes the one of the first SYN that the script expects. */
    private static void announceWhatIsExpected(Script script, Profile profile) {
        for (ScriptEvent event : script.events()) {
            if (event instanceof ScriptEvent.TcpPacket packet
                    && !packet.inbound()
                    && packet.packet().has(TcpLine.SYN)
                    && packet.packet().options() != null) {
                TcpOption scale = Correspondence.find(packet.packet().options(), TcpOption.WINDOW_SCALE);
                if (scale != null) {
                    profile.windowShift(Math.min(14, scale.values().get(0).intValue()));
                }
                return;
            }
        }
    }
}
