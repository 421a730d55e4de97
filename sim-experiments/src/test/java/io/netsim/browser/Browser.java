package io.netsim.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium of the machine, spoken to by its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final String ADDRESS = "DevTools listening on ";

    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Browser(Process process, Path profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** Starts one; a test that calls this is skipped with a message where there is none. Close it. */
    public static Browser start() {
        String program = program();
        assumeTrue(program != null, "no Chromium on this machine: pages are not opened");
        try {
            Path profile = Files.createTempDirectory("netsim-browser");
            List<String> command = new ArrayList<>(List.of(
                    program,
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--no-default-browser-check",
                    "--hide-scrollbars",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "about:blank"));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
            String line = said.readLine();
            while (line != null && !line.startsWith(ADDRESS)) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException(program + " ended before it listened");
            }
            Thread drain = new Thread(() -> said.lines().forEach(ignored -> {}), "browser-stderr");
            drain.setDaemon(true);
            drain.start();
            return new Browser(
                    process,
                    profile,
                    new DevTools(line.substring(ADDRESS.length()).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (String name : NAMES) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate)) {
                    return candidate.toString();
                }
            }
        }
        return null;
    }

    /** An empty tab of 1280 × 900 points. */
    public BrowserPage newPage() {
        Map<String, Object> target = tools.call("", "Target.createTarget", Map.of("url", "about:blank"));
        Map<String, Object> session = tools.call(
                "",
                "Target.attachToTarget",
                Map.of("targetId", String.valueOf(target.get("targetId")), "flatten", true));
        return new BrowserPage(tools, String.valueOf(session.get("sessionId")));
    }

    /** A tab with a file, loaded. */
    public BrowserPage open(Path file) {
        BrowserPage page = newPage();
        page.open(file);
        return page;
    }

    @Override
    public void close() throws IOException {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(profile)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            return; // Its last processes still write there; the system cleans its temporary files up.
        }
    }
}
