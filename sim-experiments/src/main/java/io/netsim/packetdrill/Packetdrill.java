package io.netsim.packetdrill;

import io.netsim.packetdrill.script.Script;
import io.netsim.packetdrill.script.ScriptException;
import io.netsim.packetdrill.script.ScriptReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs packetdrill scripts against the TCP of a simulated host. */
public final class Packetdrill {
    private static final String SUFFIX = ".pkt";

    private Packetdrill() {}

    /**
     * The scripts that files and folders stand for, each folder's in the order of their names.
     *
     * @throws IOException if one cannot be read, or a folder has none
     */
    public static List<Path> scripts(List<Path> named) throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (Path path : named) {
            if (!Files.isDirectory(path)) {
                if (!Files.isReadable(path)) {
                    throw new IOException("there is no file " + path + " that can be read");
                }
                scripts.add(path);
                continue;
            }
            try (Stream<Path> files = Files.walk(path)) {
                List<Path> found = files.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                        .sorted()
                        .toList();
                if (found.isEmpty()) {
                    throw new IOException("the folder " + path + " has no scripts (*" + SUFFIX + ")");
                }
                scripts.addAll(found);
            }
        }
        return scripts;
    }

    /**
     * Runs the script in a file.
     *
     * @param nothingLeft whether it fails if the host has sent a packet that it never asks for
     * @throws IOException if the file cannot be read
     */
    public static ScriptResult run(Path file, Mode mode, boolean nothingLeft) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return run(file.toString(), text, mode, nothingLeft);
    }

    /** Runs the text of a script. */
    public static ScriptResult run(String file, String text, Mode mode, boolean nothingLeft) {
        try {
            Script script = ScriptReader.read(text);
            ScriptRun run = new ScriptRun(script, mode);
            run.run();
            if (nothingLeft) {
                run.requireNothingLeft();
            }
            return new ScriptResult(file, mode.label(), ScriptResult.PASS, null, null);
        } catch (ScriptException e) {
            return new ScriptResult(file, mode.label(), ScriptResult.NOT_RUNNABLE, (long) e.line(), e.what());
        } catch (Trouble e) {
            return e.result(file, mode);
        }
    }
}
