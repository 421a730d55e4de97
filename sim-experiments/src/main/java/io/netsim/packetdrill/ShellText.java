package io.netsim.packetdrill;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * What shell text in a script means for the simulated host. Nothing is ever run: known commands are mapped to settings,
 * and anything else makes the script not runnable.
 */
final class ShellText {
    /** An expectation about the host's sockets, as FreeBSD's {@code sockstat} shows them. */
    record SocketCount(String state, int count) {}

    private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();

    private ShellText() {}

    /** The single commands of a text. */
    static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        for (String line : text.replaceAll("\\\\\\s*\\n", " ").split("\\n", -1)) {
            for (String command : line.replaceFirst("(^|\\s)#.*", "").split(";|&&", -1)) {
                if (!command.isBlank()) {
                    commands.add(command.strip());
                }
            }
        }
        return commands;
    }

    /** Whether a text asks for the fixed settings. */
    static boolean asksForDefaults(String text) {
        return commands(text).stream().anyMatch(command -> command.matches("(\\S*/)?defaults\\.sh"));
    }

    /** Carries out the set-up commands of a text on a profile. */
    static void apply(String text, int line, Profile profile) throws Trouble {
        for (String command : commands(text)) {
            apply(command, ImmutableList.copyOf(WORDS.split(command)), line, profile);
        }
    }

    private static void apply(String command, List<String> words, int line, Profile profile) throws Trouble {
        String name = words.get(0).replaceFirst(".*/", "");
        switch (name) {
            case "defaults.sh" -> profile.linuxDefaults();
            case "sysctl" -> {
                for (String word : words.subList(1, words.size())) {
                    if (word.startsWith(">") || word.startsWith("2>")) {
                        break;
                    }
                    if (!word.startsWith("-")) {
                        setting(word, command, line, profile);
                    }
                }
            }
            case "set_sysctls.py" -> {
                for (String word : words.subList(1, words.size())) {
                    setting(word.replaceFirst("^/proc/sys/", ""), command, line, profile);
                }
            }
            case "ip" -> route(words, command, line, profile);
            case "ethtool", "nstat", "ss", "grep", "tcpdrop", "true", "sleep" -> {}
            case "tc" -> queueing(command, line, profile);
            case "echo" -> {
                if (!command.matches("echo 3 > /sys/module/tcp_cubic/parameters/hystart_detect")) {
                    throw unknown(command, line);
                }
            }
            default -> {
                if (!name.startsWith("sysctl_restore_")) {
                    throw unknown(command, line);
                }
            }
        }
    }

    private static Trouble unknown(String command, int line) {
        return Trouble.notRunnable(
                line, "the shell command '" + command + "' has no known meaning for a simulated host");
    }

    private static void queueing(String command, int line, Profile profile) throws Trouble {
        if (command.matches("tc qdisc (add|replace|change) dev tun0 root pfifo")) {
            return;
        }
        if (command.matches("tc qdisc (add|replace|change) dev tun0 root fq")) {
            profile.tcp.pacing = true;
            return;
        }
        throw Trouble.notRunnable(line, "'" + command + "': queueing disciplines of the host are not modelled");
    }

    // ---- ip route ----------------------------------------------------------------------------------------------

    private static void route(List<String> words, String command, int line, Profile profile) throws Trouble {
        if (words.contains("tcp_metrics")) {
            return; // nothing is remembered between connections
        }
        if (words.size() < 3 || !words.get(1).equals("route")) {
            throw unknown(command, line);
        }
        for (int i = 3; i < words.size(); i++) {
            switch (words.get(i)) {
                case "mtu" -> {
                    if (words.get(i + 1).equals("lock")) {
                        i++;
                    }
                    profile.mtu = number(words, ++i, command, line);
                }
                case "advmss" -> profile.tcp.mss = number(words, ++i, command, line);
                case "initcwnd" -> profile.tcp.initialWindow = number(words, ++i, command, line);
                case "via", "dev" -> i++;
                default -> {
                    if (Character.isLetter(words.get(i).charAt(0))) {
                        throw Trouble.notRunnable(
                                line, "'" + command + "': the route attribute " + words.get(i) + " is not modelled");
                    }
                }
            }
        }
    }

    private static int number(List<String> words, int index, String command, int line) throws Trouble {
        String word = index < words.size() ? words.get(index) : "";
        if (!word.matches("[0-9]{1,8}")) {
            throw Trouble.notRunnable(line, "'" + command + "': a number expected, not '" + word + "'");
        }
        return Integer.parseInt(word);
    }

    // ---- sysctl ------------------------------------------------------------------------------------------------

    private static void setting(String assignment, String command, int line, Profile profile) throws Trouble {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw unknown(command, line);
        }
        String key = assignment.substring(0, equals).replace('/', '.');
        String value = assignment.substring(equals + 1).replace("\"", "").strip();
        if (!KernelSettings.set(key, value, profile)) {
            throw Trouble.notRunnable(line, "the kernel setting " + key + "=" + value + " is not modelled");
        }
    }

    // ---- in the course of a script -----------------------------------------------------------------------------

    /** The expectation that a command of FreeBSD's scripts states, null if it is something else. */
    static @org.jspecify.annotations.Nullable SocketCount socketCount(String command) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                        "sockstat\\b.*\\| *grep -c ([A-Z_0-9]+) *\\| *grep ([0-9]+)")
                .matcher(command.strip());
        return matcher.matches() ? new SocketCount(matcher.group(1), Integer.parseInt(matcher.group(2))) : null;
    }
}
