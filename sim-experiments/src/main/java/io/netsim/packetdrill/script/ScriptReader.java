package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a script: option lines, set-up, events, clean-up. */
public final class ScriptReader {
    private static final Pattern SECONDS = Pattern.compile("[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+");
    private static final double MICROSECONDS = 1e6;

    private final Cursor in;
    private final PacketReader packets;
    private final CallReader calls;

    private ScriptReader(String text) {
        this.in = new Cursor(text);
        this.packets = new PacketReader(in);
        this.calls = new CallReader(in);
    }

    /** @throws ScriptException if the text is not a script, with the line */
    public static Script read(String raw) throws ScriptException {
        String text = Conditionals.resolve(raw);
        Map<String, String> options = new LinkedHashMap<>();
        Map<String, String> definitions = new LinkedHashMap<>();
        Cursor start = new Cursor(text);
        while (start.looksAt("--")) {
            option(start, options, definitions);
        }
        String rest = text.substring(start.position());
        String blanks = "\n".repeat((int) text.substring(0, start.position())
                .chars()
                .filter(c -> c == '\n')
                .count());
        return new ScriptReader(blanks + replaced(rest, definitions)).events(ImmutableMap.copyOf(options));
    }

    private static void option(Cursor in, Map<String, String> options, Map<String, String> definitions)
            throws ScriptException {
        in.expect("--", "before an option");
        String raw = in.restOfLine().replaceFirst("//.*", "").strip();
        int equals = raw.indexOf('=');
        String name = equals < 0 ? raw : raw.substring(0, equals);
        String value = equals < 0 ? "" : raw.substring(equals + 1).strip();
        if (!name.matches("[a-z_0-9]+")) {
            throw in.error("'--" + raw + "' is not an option line; --name=value is meant");
        }
        if (!name.equals("define")) {
            options.put(name, value);
            return;
        }
        int second = value.indexOf('=');
        if (second <= 0) {
            throw in.error("--define=NAME=value is meant, not --define=" + value);
        }
        definitions.put(value.substring(0, second), value.substring(second + 1));
    }

    /** The text with the symbols that option lines define put in as words. */
    private static String replaced(String text, Map<String, String> definitions) {
        String result = text;
        for (Map.Entry<String, String> entry : definitions.entrySet()) {
            result = result.replaceAll(
                    "\\b" + Pattern.quote(entry.getKey()) + "\\b", Matcher.quoteReplacement(entry.getValue()));
        }
        return result;
    }

    private Script events(ImmutableMap<String, String> options) throws ScriptException {
        String setUp = "";
        int setUpLine = in.skip().line();
        if (in.accept("`")) {
            setUp = in.until("`", "the shell text");
        }
        ImmutableList.Builder<ScriptEvent> events = ImmutableList.builder();
        String cleanUp = "";
        while (!in.atEnd()) {
            if (in.accept("`")) {
                cleanUp = in.until("`", "the shell text");
                if (!in.atEnd()) {
                    throw in.error("nothing may follow the shell text at the end, found " + in.excerpt());
                }
                break;
            }
            events.add(event());
        }
        return new Script(options, setUp, setUpLine, events.build(), cleanUp);
    }

    /** Mistakes are placed where the time of their event stands. */
    private ScriptEvent event() throws ScriptException {
        int line = in.skip().line();
        try {
            return event(line, time());
        } catch (ScriptException e) {
            throw new ScriptException(line, e.what());
        }
    }

    private ScriptEvent event(int line, EventTime time) throws ScriptException {
        if (in.accept("`")) {
            return new ScriptEvent.Shell(line, time, in.until("`", "the shell text"));
        }
        if (in.accept("%{")) {
            return new ScriptEvent.Code(line, time, in.until("}%", "the code block"));
        }
        if (in.accept("<")) {
            return packets.packet(line, time, true);
        }
        if (in.accept(">")) {
            return packets.packet(line, time, false);
        }
        return calls.call(line, time);
    }

    // ---- time --------------------------------------------------------------------------------------------------

    private EventTime time() throws ScriptException {
        if (in.accept("*")) {
            return new EventTime(EventTime.Kind.ANY, 0, 0, false);
        }
        boolean relative = in.accept("+");
        Long from = seconds();
        if (from == null) {
            throw in.error("the time of an event expected, found " + in.excerpt());
        }
        EventTime.Kind kind = relative ? EventTime.Kind.RELATIVE : EventTime.Kind.ABSOLUTE;
        if (in.accept("...")) {
            return new EventTime(kind, from, end(relative), true);
        }
        if (in.accept("~")) {
            return new EventTime(kind, from, end(relative), false);
        }
        return new EventTime(kind, from, from, false);
    }

    private long end(boolean relative) throws ScriptException {
        if (relative) {
            in.accept("+");
        }
        Long to = seconds();
        if (to == null) {
            throw in.error("the second time expected, found " + in.excerpt());
        }
        return to;
    }

    private @Nullable Long seconds() throws ScriptException {
        String digits = in.match(SECONDS);
        return digits == null ? null : Math.round(Double.parseDouble(digits) * MICROSECONDS);
    }
}
