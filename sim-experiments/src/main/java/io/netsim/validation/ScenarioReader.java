package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.results.JsonText;
import io.netsim.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code scenarios.json}. */
final class ScenarioReader {
    private static final int USUAL_MTU = 1500;

    private final Path file;
    private final Map<?, ?> fields;
    private final String name;

    private ScenarioReader(Path file, Map<?, ?> fields, String name) {
        this.file = file;
        this.fields = fields;
        this.name = name;
    }

    static ImmutableList<Scenario> read(Path file) throws IOException, FolderException {
        if (!Files.isRegularFile(file)) {
            throw new FolderException(file + " is missing: a folder of measurements holds scenarios.json, fct.csv, "
                    + "summary.csv, packets/ and events/");
        }
        Object json;
        try {
            json = JsonText.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new FolderException(file + ": " + e.getMessage());
        }
        if (!(json instanceof List<?> items)) {
            throw new FolderException(file + ": a list of scenarios is expected");
        }
        ImmutableList.Builder<Scenario> scenarios = ImmutableList.builder();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> fields) || !(fields.get("name") instanceof String name)) {
                throw new FolderException(file + ": each scenario is an object with a name, not " + item);
            }
            scenarios.add(new ScenarioReader(file, fields, name).scenario());
        }
        return scenarios.build();
    }

    private Scenario scenario() throws FolderException {
        ImmutableList<String> rules = texts("rules");
        ImmutableList.Builder<FlowScript> flows = ImmutableList.builder();
        for (String flow : texts("flows")) {
            flows.add(FlowScript.parse(flow, where("flows")));
        }
        double rtt = number("rtt_ms", null);
        return new Scenario(
                name,
                text("group"),
                Math.round(number("rate_mbps", null) * 1e6),
                Math.round(rtt * Time.MILLISECOND / 2),
                (int) Math.min(Integer.MAX_VALUE, Math.round(number("qpk", null))),
                rules,
                flows.build(),
                settings(),
                !Boolean.FALSE.equals(fields.get("gso1")),
                number("hystart", 1.0) != 0,
                (int) number("mtu", (double) USUAL_MTU),
                number("dur_s", 0.0),
                rules.stream().anyMatch(rule -> rule.contains(":bern") || rule.contains(":ge:")));
    }

    private ImmutableMap<String, String> settings() throws FolderException {
        Object value = fields.get("sysctl");
        if (value == null) {
            return ImmutableMap.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new FolderException(where("sysctl") + " is an object");
        }
        ImmutableMap.Builder<String, String> settings = ImmutableMap.builder();
        map.forEach((key, setting) -> settings.put(String.valueOf(key), String.valueOf(setting)));
        return settings.buildKeepingLast();
    }

    private String text(String key) throws FolderException {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw new FolderException(where(key) + " is a text, not " + fields.get(key));
    }

    private double number(String key, @Nullable Double otherwise) throws FolderException {
        Object value = fields.get(key);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value == null && otherwise != null) {
            return otherwise;
        }
        throw new FolderException(where(key) + " is a number, not " + value);
    }

    private ImmutableList<String> texts(String key) throws FolderException {
        ImmutableList.Builder<String> texts = ImmutableList.builder();
        if (!(fields.get(key) instanceof List<?> list)) {
            throw new FolderException(where(key) + " is a list of texts, not " + fields.get(key));
        }
        for (Object item : list) {
            texts.add(String.valueOf(item));
        }
        return texts.build();
    }

    private String where(String key) {
        return file + ": " + name + ": " + key;
    }
}
