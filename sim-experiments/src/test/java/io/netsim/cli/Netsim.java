package io.netsim.cli;

import io.netsim.results.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The program, as a test calls it. */
public record Netsim(int code, String out, String err) {
    /** A small experiment with TCP, UDP and requests over a lossy link; {@code loss} and {@code cc} are parameters. */
    public static final String SMALL = """
            netsim: 1
            name: small
            params: {loss: 1 %, cc: cubic, size: 200 kB}
            topology:
              nodes:
                alice: {kind: host}
                bob: {kind: host}
              links:
                - {name: wire, between: [alice, bob], rate: 10 Mbps, delay: 10 ms, queue: 1 bdp, loss: {model: bernoulli, rate: $loss}}
            stacks:
              - {hosts: "*", tcp: {congestion_control: $cc}}
            traffic:
              - {app: bulk_transfer, from: alice, to: bob, size: $size}
              - {app: constant_rate, transport: udp, from: alice, to: bob, rate: 1 Mbps, start: 100 ms}
              - {id: dns, app: request_response, transport: udp, port: 53, from: bob, to: alice, think_time: 100 ms}
            time: {duration: 2 s, warmup: 100 ms}
            """;

    /** Runs a command. */
    public static Netsim run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false);
        int code = Main.run(console, texts);
        return new Netsim(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Writes a file. */
    public static Path file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** An object in a JSON document. */
    public static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    public static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("not an object: " + value);
    }

    /** The document on standard output. */
    public Map<?, ?> json() {
        return map(JsonText.parse(out));
    }
}
