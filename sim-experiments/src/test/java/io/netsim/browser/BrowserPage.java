package io.netsim.browser;

import io.netsim.results.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One tab: what it shows, what it complains about, what it asks the world for. */
public final class BrowserPage {
    private final DevTools tools;
    private final String session;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private boolean script = true;
    private volatile CountDownLatch loaded = new CountDownLatch(1);

    BrowserPage(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
        tools.listen(session, this::happened);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
        viewport(1280, 900);
    }

    private void happened(String event, Map<String, Object> params) {
        switch (event) {
            case "Page.loadEventFired" -> loaded.countDown();
            case "Runtime.exceptionThrown" -> problems.add("exception: " + params.get("exceptionDetails"));
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(String.valueOf(params.get("type")))) {
                    problems.add(params.get("type") + ": " + params.get("args"));
                }
            }
            case "Log.entryAdded" -> {
                Map<String, Object> entry = DevTools.map(params.get("entry"));
                if (List.of("error", "warning").contains(String.valueOf(entry.get("level")))) {
                    problems.add(entry.get("level") + ": " + entry.get("text"));
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(String.valueOf(DevTools.map(params.get("request")).get("url")));
            default -> {}
        }
    }

    /** Loads a file and waits for its load event and for what the page draws then. */
    public void open(Path file) {
        problems.clear();
        requests.clear();
        loaded = new CountDownLatch(1);
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        try {
            if (!loaded.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(file + " was not loaded within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        settle();
    }

    /** Waits until what scripts have asked for is drawn. */
    public void settle() {
        if (script) {
            evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
        }
    }

    /** Waits until an element matches, at most ten seconds. */
    public void await(String selector) {
        if (!script) {
            return;
        }
        evaluate("(async () => { for (const end = Date.now() + 10000; !document.querySelector("
                + JsonText.compact(selector)
                + ") && Date.now() < end;) await new Promise(done => setTimeout(done, 10)); })()");
    }

    /** Errors and warnings on the console, exceptions, and what the content security policy refused. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Addresses asked for since the page was opened, but those within the page ({@code data:}) and its own. */
    public List<String> requestsBeyond(Path file) {
        String own = file.toUri().toString();
        return requests.stream()
                .filter(url -> !url.equals(own) && !url.startsWith("data:") && !url.startsWith("blob:"))
                .toList();
    }

    /** The value of an expression, awaited if it is a promise: text, {@code Long}, {@code Double}, truth value, list, map. */
    public Object evaluate(String expression) {
        Map<String, Object> answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return DevTools.map(answer.get("result")).get("value");
    }

    /** A whole number. */
    public long count(String expression) {
        return ((Number) evaluate(expression)).longValue();
    }

    /** How many elements match. */
    public long elements(String selector) {
        return count("document.querySelectorAll(" + JsonText.compact(selector) + ").length");
    }

    /** The text of the first element that matches, when there is one. */
    public String text(String selector) {
        await(selector);
        return String.valueOf(evaluate("document.querySelector(" + JsonText.compact(selector) + ").textContent"));
    }

    /** Clicks the first element that matches, when there is one, in its middle, as a mouse does. */
    public void click(String selector) {
        await(selector);
        Object found = evaluate("(() => { const e = document.querySelector(" + JsonText.compact(selector) + ");"
                + " e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getBoundingClientRect();"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
        List<?> place = (List<?>) found;
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", place.get(0), "y", place.get(1), "button", "left", "clickCount", 1L));
        }
    }

    /** The size of the window, in CSS pixels; as a phone has it below 600. */
    public void viewport(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        width < 600 ? 2L : 1L,
                        "mobile",
                        width < 600));
    }

    /** What the system prefers: {@code light} or {@code dark}. */
    public void prefer(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Pages opened from now on run no script. */
    public void withoutScript() {
        script = false;
        call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** The window as it is. */
    public Path screenshot(Path file) {
        return screenshot(file, false);
    }

    /** The whole page, however long. */
    public Path fullScreenshot(Path file) {
        return screenshot(file, true);
    }

    private Path screenshot(Path file, boolean beyondViewport) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("format", "png");
        if (beyondViewport) {
            Map<String, Object> size =
                    DevTools.map(call("Page.getLayoutMetrics", Map.of()).get("cssContentSize"));
            params.put("captureBeyondViewport", true);
            params.put(
                    "clip",
                    Map.of("x", 0L, "y", 0L, "width", size.get("width"), "height", size.get("height"), "scale", 1L));
        }
        return write(file, call("Page.captureScreenshot", params));
    }

    /** As the browser prints it, backgrounds included. */
    public Path pdf(Path file) {
        return write(file, call("Page.printToPDF", Map.of("printBackground", true)));
    }

    private static Path write(Path file, Map<String, Object> answer) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, Base64.getDecoder().decode(String.valueOf(answer.get("data"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the tab. */
    public void close() {
        call("Page.close", Map.of());
    }

    /** Any other command of the protocol. */
    public Map<String, Object> call(String method, Map<String, ?> params) {
        return tools.call(session, method, params);
    }
}
