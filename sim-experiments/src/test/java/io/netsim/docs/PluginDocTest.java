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

/** Compiles and runs the plug-in that docs/congestion-control.md shows. */
final class PluginDocTest {
    private static final String DOCUMENT = ProjectFiles.text(ProjectFiles.root().resolve("docs/congestion-control.md"));

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
        Path source = Files.writeString(folder.resolve("Stubborn.java"), block("java"));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.netsim.tcp.congestion.CongestionControlFactory"), block("text"));
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
        Path file = Netsim.file(folder, "x.yaml", Netsim.SMALL);
        assertThat(netsim("models")).contains("stubborn").contains("grows by one segment a round trip");
        assertThat(netsim("run", file.toString(), "-p", "cc=stubborn")).contains("stubborn");
    }
}
