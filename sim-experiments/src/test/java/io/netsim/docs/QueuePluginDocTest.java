package io.netsim.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsim.cli.Netsim;
import io.netsim.shipped.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the plug-in that docs/queues.md shows. */
final class QueuePluginDocTest {
    private static final String DOCUMENT = ProjectFiles.text(ProjectFiles.root().resolve("docs/queues.md"));

    @TempDir
    Path folder;

    private static String block(String language) {
        Matcher matcher = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(DOCUMENT);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @BeforeEach
    void compileThePlugin() throws IOException {
        Path source = Files.writeString(folder.resolve("ShortFifo.java"), block("java"));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.netsim.queue.QueueDisciplineFactory"), "example.ShortFifo$Factory\n");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "-cp",
                        classPath(),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(code).isZero();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private String netsim(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath() + ":" + folder,
                "io.netsim.cli.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void thePluginIsListedAndRuns() throws IOException, InterruptedException {
        Path file = Netsim.file(folder, "x.yaml", """
                netsim: 1
                name: plugin
                topology:
                  nodes: {a: {kind: host}, b: {kind: host}}
                  links:
                    - {between: [a, b], rate: 1 Mbps, delay: 1 ms, queue: {discipline: short_fifo, most: 5 packets}}
                traffic:
                  - {app: constant_rate, transport: udp, from: a, to: b, rate: 2 Mbps, payload: 1000 B}
                time: {duration: 2 s}
                """);
        assertThat(netsim("models")).contains("short_fifo").contains("first in, first out, with few places");
        assertThat(netsim("run", file.toString())).contains("early_drop");
    }
}
