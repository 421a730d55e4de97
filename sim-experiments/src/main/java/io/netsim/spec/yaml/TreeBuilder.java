package io.netsim.spec.yaml;

import com.google.common.collect.ImmutableList;
import io.netsim.spec.yaml.MapNode.Entry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes the tree of one document from the parser's events and notes what Netsim's files may not contain. */
final class TreeBuilder {
    private static final int MAX_DEPTH = 100;

    private final String file;
    private final Mistakes mistakes;
    private final char star;
    private int depth;

    TreeBuilder(String file, Mistakes mistakes, char star) {
        this.file = file;
        this.mistakes = mistakes;
        this.star = star;
    }

    /** The document, or null after a mistake. */
    @Nullable
    MapNode document(Iterator<Event> events) throws YamlFile.UnquotedStar {
        MapNode root = null;
        boolean first = true;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                if (!first) {
                    mistakes.add(at(event), "", "a second document begins here; keep one document a file");
                    return root;
                }
                first = false;
                Event start = events.next();
                Node node = node(start, "", events);
                if (node instanceof MapNode map) {
                    root = map;
                } else if (node instanceof ScalarNode scalar && scalar.isNull()) {
                    mistakes.add(new Position(file, 1, 1), "", EMPTY);
                } else if (node != null) {
                    mistakes.add(
                            node, "the file holds " + node.kind() + "; it must hold keys, beginning with 'netsim: 1'");
                }
            }
        }
        if (first) {
            mistakes.add(new Position(file, 1, 1), "", EMPTY);
        }
        return root;
    }

    private static final String EMPTY = "the file is empty; begin with 'netsim: 1'";

    /** Null after a mistake that concerns the whole value. */
    private @Nullable Node node(Event event, String path, Iterator<Event> events) throws YamlFile.UnquotedStar {
        if (event instanceof AliasEvent alias) {
            YamlFile.reportStar(at(event), mistakes);
            throw new YamlFile.UnquotedStar(
                    alias.getStartMark().map(Mark::getIndex).orElseThrow());
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            reportAnchor(event, path);
        }
        if (event instanceof ScalarEvent scalar) {
            reportTag(scalar.getTag(), event, path);
            return new ScalarNode(at(event), path, scalar.getValue().replace(star, '*'), scalar.isPlain());
        }
        if (depth == MAX_DEPTH) {
            mistakes.add(at(event), path, "the nesting is deeper than " + MAX_DEPTH + "; no Netsim file needs that");
            throw new YamlFile.TooDeep();
        }
        depth++;
        Node node = event instanceof SequenceStartEvent list
                ? list(list, path, events)
                : map((MappingStartEvent) event, path, events);
        depth--;
        return node;
    }

    private ListNode list(SequenceStartEvent start, String path, Iterator<Event> events) throws YamlFile.UnquotedStar {
        reportTag(start.getTag(), start, path);
        ImmutableList.Builder<Node> items = ImmutableList.builder();
        int index = 0;
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            Node item = node(next, path + "[" + index++ + "]", events);
            if (item != null) {
                items.add(item);
            }
        }
        return new ListNode(at(start), path, items.build());
    }

    private MapNode map(MappingStartEvent start, String path, Iterator<Event> events) throws YamlFile.UnquotedStar {
        reportTag(start.getTag(), start, path);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Node key = node(next, path, events);
            String name = key instanceof ScalarNode scalar ? scalar.text() : "";
            String childPath = path.isEmpty() ? name : path + "." + name;
            Node value = node(events.next(), childPath, events);
            Position at = at(next);
            Entry before = entries.get(name);
            if (!(key instanceof ScalarNode)) {
                mistakes.add(at, path, "a key must be a word, not a list or map; put a text with { or [ in quotes");
            } else if (before != null) {
                mistakes.add(
                        at,
                        childPath,
                        "the key '" + name + "' stands twice, first in line "
                                + before.at().line() + "; keep one of them");
            } else if (value != null) {
                entries.put(name, new Entry(at, name, value));
            }
        }
        return new MapNode(at(start), path, ImmutableList.copyOf(entries.values()));
    }

    private void reportAnchor(Event event, String path) {
        mistakes.add(at(event), path, "anchors (&) are not used in Netsim files; repeat the value or use a parameter");
    }

    private void reportTag(Optional<String> tag, Event event, String path) {
        if (tag.isPresent() && !tag.get().equals("!")) {
            mistakes.add(at(event), path, "tags (!) are not used in Netsim files; remove '" + tag.get() + "'");
        }
    }

    private Position at(Event event) {
        return event.getStartMark()
                .map(mark -> new Position(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Position(file, 1, 1));
    }
}
