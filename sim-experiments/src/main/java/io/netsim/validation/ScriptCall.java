package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * One call of a script.
 *
 * @param verb such as {@code send}
 * @param arguments as written
 */
record ScriptCall(String verb, ImmutableList<String> arguments) {
    private static final ImmutableList<String> VERBS = ImmutableList.of(
            "connect",
            "accept",
            "send",
            "senddur",
            "recv",
            "recveof",
            "recvslow",
            "sleep",
            "at",
            "drain",
            "shutwr",
            "close",
            "rst",
            "info",
            "nodelay",
            "quickack",
            "keepalive",
            "rcvbuf",
            "sndbuf",
            "maxseg",
            "usertimeout");

    /** The calls of a side; none if it does not take part. */
    static ImmutableList<ScriptCall> parse(String script, String where) throws FolderException {
        ImmutableList.Builder<ScriptCall> calls = ImmutableList.builder();
        if (script.equals("none")) {
            return calls.build();
        }
        for (String text : script.split(",", -1)) {
            List<String> words = List.of(text.strip().split("\\s+"));
            String verb = words.get(0);
            if (!VERBS.contains(verb)) {
                throw new FolderException(
                        where + ": there is no verb '" + verb + "'; there are " + String.join(", ", VERBS));
            }
            ScriptCall call = new ScriptCall(verb, ImmutableList.copyOf(words.subList(1, words.size())));
            call.check(where);
            calls.add(call);
        }
        return calls.build();
    }

    private void check(String where) throws FolderException {
        int least = switch (verb) {
            case "send", "senddur", "recv", "sleep", "at", "rcvbuf", "sndbuf", "maxseg", "usertimeout" -> 1;
            case "recvslow", "keepalive" -> 3;
            default -> 0;
        };
        if (arguments.size() < least) {
            throw new FolderException(where + ": " + verb + " takes " + least + " numbers, not " + arguments);
        }
        for (String argument : arguments) {
            try {
                Long.parseLong(argument);
            } catch (NumberFormatException e) {
                throw new FolderException(where + ": " + verb + " takes whole numbers, not '" + argument + "'");
            }
        }
    }

    /** The n-th argument, from 0. */
    long number(int n) {
        return Long.parseLong(arguments.get(n));
    }

    /** The n-th argument, or {@code otherwise} where there is none. */
    long number(int n, long otherwise) {
        return n < arguments.size() ? number(n) : otherwise;
    }

    /** Whether the call only sets something that must be known before the connection exists. */
    boolean isOption() {
        return isOption(verb);
    }

    static boolean isOption(String verb) {
        return switch (verb) {
            case "nodelay", "quickack", "keepalive", "rcvbuf", "sndbuf", "maxseg", "usertimeout" -> true;
            default -> false;
        };
    }

    String argumentText() {
        return String.join(" ", arguments);
    }
}
