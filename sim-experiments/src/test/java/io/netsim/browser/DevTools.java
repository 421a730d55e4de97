package io.netsim.browser;

import io.netsim.results.JsonText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** The wire of the DevTools protocol: calls with answers, and events, by session. */
final class DevTools implements WebSocket.Listener {
    private static final long PATIENCE_S = 60;

    private final WebSocket socket;
    private final StringBuilder partial = new StringBuilder();
    private final AtomicLong calls = new AtomicLong();
    private final Map<Long, CompletableFuture<Map<String, Object>>> waiting = new ConcurrentHashMap<>();
    private final Map<String, List<BiConsumer<String, Map<String, Object>>>> listeners = new ConcurrentHashMap<>();

    DevTools(String address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), this)
                .join();
    }

    /** @param listener gets the name and the parameters of each event of the session */
    void listen(String session, BiConsumer<String, Map<String, Object>> listener) {
        listeners.computeIfAbsent(session, key -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** @param session empty for the browser itself */
    synchronized Map<String, Object> call(String session, String method, Map<String, ?> params) {
        long id = calls.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", params);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(JsonText.compact(message), true).join();
        try {
            Map<String, Object> got = answer.get(PATIENCE_S, TimeUnit.SECONDS);
            if (got.containsKey("error")) {
                throw new IllegalStateException(method + ": " + got.get("error"));
            }
            return map(got.get("result"));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer to " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + method, e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            receive(map(JsonText.parse(text)));
        }
        from.request(1);
        return null;
    }

    private void receive(Map<String, Object> message) {
        if (message.get("id") instanceof Long id) {
            CompletableFuture<Map<String, Object>> answer = waiting.remove(id);
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        String session = message.get("sessionId") instanceof String text ? text : "";
        for (BiConsumer<String, Map<String, Object>> listener : listeners.getOrDefault(session, List.of())) {
            listener.accept(String.valueOf(message.get("method")), map(message.get("params")));
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have texts as keys
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    void close() {
        socket.abort();
    }
}
