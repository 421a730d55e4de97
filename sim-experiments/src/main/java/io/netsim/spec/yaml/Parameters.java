package io.netsim.spec.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.yaml.MapNode.Entry;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of parameters where a file says {@code $name} (as a whole value) or {@code ${name}} (within a text);
 * {@code $$} is a plain dollar sign. What is put in is text: what it means follows from where it stands.
 */
public final class Parameters {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\$|\\{([^}]*)\\}?|([A-Za-z_][A-Za-z0-9_]*))");

    private final ImmutableMap<String, String> values;
    private final Mistakes mistakes;

    public Parameters(Map<String, String> values, Mistakes mistakes) {
        this.values = ImmutableMap.copyOf(values);
        this.mistakes = mistakes;
    }

    /** Whether a word can name a parameter: letters, digits and underscores, a digit not first. */
    public static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    /** The tree with all values put in, keys excepted. */
    public Node fill(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.text().indexOf('$') < 0 || scalar.broken() ? scalar : fill(scalar);
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.at(),
                    list.path(),
                    list.items().stream().map(this::fill).collect(ImmutableList.toImmutableList()));
        }
        MapNode map = (MapNode) node;
        ImmutableList.Builder<Entry> entries = ImmutableList.builder();
        for (Entry entry : map.entries()) {
            entries.add(new Entry(entry.at(), entry.key(), fill(entry.value())));
        }
        return new MapNode(map.at(), map.path(), entries.build());
    }

    private ScalarNode fill(ScalarNode scalar) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        StringBuilder filled = new StringBuilder();
        boolean broken = false;
        boolean replaced = false;
        while (matcher.find()) {
            String value = "$";
            if (!matcher.group().equals("$$")) {
                String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                boolean whole = matcher.group(1) != null
                        || matcher.group().length() == scalar.text().length();
                String found = values.get(name);
                replaced = true;
                if (!whole) {
                    mistakes.add(
                            scalar,
                            "'$" + name + "' stands within a text; write '${" + name + "}', or '$$' for a plain $");
                    broken = true;
                } else if (found == null || !matcher.group().endsWith(matcher.group(1) != null ? "}" : "")) {
                    mistakes.add(scalar, unknown(name));
                    broken = true;
                }
                value = found == null ? "" : found;
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(filled);
        String text = filled.toString();
        boolean plain = scalar.plain() && !(replaced && text.isEmpty());
        return new ScalarNode(scalar.at(), scalar.path(), text, plain, replaced ? scalar.origin() : text, broken);
    }

    private String unknown(String name) {
        String known =
                values.isEmpty() ? "this file has no 'params'" : "parameters are " + Suggestion.list(values.keySet());
        return "there is no parameter '" + name + "'; " + Suggestion.didYouMean(name, values.keySet()) + known;
    }
}
