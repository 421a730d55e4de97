package io.netsim.packetdrill.script;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Reads system calls: {@code name(arguments) = result [ERROR] [(words)]}. */
final class CallReader {
    private final Cursor in;

    CallReader(Cursor in) {
        this.in = in;
    }

    ScriptEvent call(int line, EventTime time) throws ScriptException {
        String name = in.word();
        if (name == null) {
            throw in.error("a packet, a system call, a shell command or a code block expected, found " + in.excerpt());
        }
        in.expect("(", "after the name of a system call");
        List<Argument> arguments = new ArrayList<>();
        if (!in.accept(")")) {
            do {
                arguments.add(argument());
            } while (in.accept(","));
            in.expect(")", "after the arguments of " + name);
        }
        in.expect("=", "after the call of " + name);
        Argument result = argument();
        int before = in.skip().position();
        String error = in.word();
        if (error == null || !error.startsWith("E") || !error.equals(error.toUpperCase(java.util.Locale.ROOT))) {
            in.back(before);
            error = "";
        }
        if (in.looksAt("(")) {
            in.bracketed('(', ')', "the note");
        }
        return new ScriptEvent.Call(line, time, name, ImmutableList.copyOf(arguments), result, error, name);
    }

    private Argument argument() throws ScriptException {
        if (in.accept("...")) {
            return new Argument.Usual();
        }
        if (in.looksAt("{")) {
            return new Argument.Structure(in.bracketed('{', '}', "the structure"));
        }
        if (in.accept("\"")) {
            return new Argument.Text(in.until("\"", "the text"));
        }
        if (in.accept("[")) {
            return pointer();
        }
        return symbols();
    }

    private Argument pointer() throws ScriptException {
        ImmutableList.Builder<Argument> items = ImmutableList.builder();
        if (!in.accept("]")) {
            do {
                items.add(argument());
            } while (in.accept(","));
            in.expect("]", "after the values pointed to");
        }
        return new Argument.Pointer(items.build());
    }

    private Argument symbols() throws ScriptException {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        int count = 0;
        long first = 0;
        boolean number;
        do {
            number = in.looksAtInteger();
            if (number) {
                first = in.integer("an argument");
                names.add(Long.toString(first));
            } else {
                String name = in.word();
                if (name == null) {
                    throw in.error("an argument expected, found " + in.excerpt());
                }
                if (in.looksAt("(")) { // a macro of structures, such as inet_addr("…")
                    in.bracketed('(', ')', name);
                }
                names.add(name);
            }
            count++;
        } while (in.accept("|"));
        return count == 1 && number ? new Argument.Whole(first) : new Argument.Symbols(names.build());
    }
}
