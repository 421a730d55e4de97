package io.netsim.spec.imports;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * GraphML (U. Brandes et al., 2002), as the Internet Topology Zoo and yEd write it: node and edge attributes by their {@code
 * attr.name}, labels and positions of yFiles. Nested graphs count as one; hyperedges are a mistake. Nothing outside the file
 * is ever read: document types and external entities are not followed.
 */
final class Graphml implements Format {
    @Override
    public Graph read(GraphFile file, long unitBps) {
        GraphBuilder into = new GraphBuilder(file);
        try {
            XMLStreamReader xml = Xml.reader(new ByteArrayInputStream(file.bytes()));
            new Reading(file, into, xml).document();
        } catch (XMLStreamException e) {
            Xml.complain(e, file);
        }
        return into.build();
    }

    /** One pass over a file. */
    private static final class Reading {
        /** An attribute that nodes or edges may have. */
        private record Declared(String name, String of, String otherwise) {}

        private final GraphFile file;
        private final GraphBuilder into;
        private final XMLStreamReader xml;
        private final Map<String, Declared> keys = new HashMap<>();
        private boolean directed;

        Reading(GraphFile file, GraphBuilder into, XMLStreamReader xml) {
            this.file = file;
            this.into = into;
            this.xml = xml;
        }

        void document() throws XMLStreamException {
            boolean first = true;
            while (xml.hasNext() && !file.isHopeless()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String element = xml.getLocalName();
                if (first && !element.equals("graphml")) {
                    mistake("this is <" + element + ">, not GraphML, which begins with <graphml>");
                    return;
                }
                first = false;
                switch (element) {
                    case "key" -> key();
                    case "graph" -> directed = "directed".equals(attribute("edgedefault", ""));
                    case "node" -> node();
                    case "edge" -> edge();
                    case "hyperedge" -> mistake("hyperedges have more than two ends; links have two");
                    default -> {
                        // data of the graph, resources, ports: nothing that a network needs
                    }
                }
            }
        }

        private void key() throws XMLStreamException {
            String id = attribute("id", "");
            String name = attribute("attr.name", id);
            String of = attribute("for", "all");
            String otherwise = "";
            while (!ends("key")) {
                if (xml.isStartElement() && xml.getLocalName().equals("default")) {
                    otherwise = Xml.text(xml);
                }
            }
            keys.put(id, new Declared(name.toLowerCase(Locale.ROOT), of, otherwise));
        }

        private void node() throws XMLStreamException {
            Attributes attributes = here();
            String id = attribute("id", "");
            if (id.isEmpty()) {
                mistake("a node has no id; write <node id=\"…\">");
                return;
            }
            boolean nested = false;
            while (!nested && !ends("node")) {
                nested = xml.isStartElement() && xml.getLocalName().equals("graph");
                if (!nested) {
                    data("node", attributes);
                }
            }
            defaults("node", attributes);
            into.node(
                    id,
                    attributes.label(id),
                    attributes.place(),
                    attributes.isHost(),
                    attributes.line(),
                    attributes.column());
        }

        private void edge() throws XMLStreamException {
            Attributes attributes = here();
            String from = attribute("source", "");
            String to = attribute("target", "");
            boolean oneWay = Boolean.parseBoolean(attribute("directed", String.valueOf(directed)));
            if (from.isEmpty() || to.isEmpty()) {
                mistake("an edge lacks an end; write <edge source=\"…\" target=\"…\">");
                return;
            }
            while (!ends("edge")) {
                data("edge", attributes);
            }
            defaults("edge", attributes);
            into.edge(new GraphBuilder.Loose(
                    from,
                    to,
                    oneWay,
                    attributes.rateBps(),
                    attributes.delayPs(),
                    attributes.weight(),
                    attributes.line(),
                    attributes.column()));
        }

        /** Takes up what stands at the reader: a datum, or a label or position of yFiles. */
        private void data(String of, Attributes attributes) throws XMLStreamException {
            if (!xml.isStartElement()) {
                return;
            }
            switch (xml.getLocalName()) {
                case "data" -> {
                    Declared key = keys.get(attribute("key", ""));
                    boolean ours =
                            key != null && (key.of().equals(of) || key.of().equals("all"));
                    if (key != null && ours) {
                        datum(key, attributes);
                    }
                }
                case "NodeLabel" -> {
                    if (of.equals("node")) {
                        attributes.put("name", Xml.text(xml));
                    }
                }
                case "Geometry" -> geometry(attributes);
                default -> {
                    // how yFiles paints it
                }
            }
        }

        /** The text of a datum; one with elements in it, as yFiles has, gives what they hold instead. */
        private void datum(Declared key, Attributes attributes) throws XMLStreamException {
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    text.append(xml.getText());
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    data("node", attributes);
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("data")) {
                    break;
                }
            }
            attributes.put(key.name(), text.toString());
        }

        private void geometry(Attributes attributes) {
            String x = attribute("x", "");
            String y = attribute("y", "");
            if (!x.isEmpty() && !y.isEmpty()) {
                attributes.put("x", x);
                attributes.put("y", y.startsWith("-") ? y.substring(1) : "-" + y);
            }
        }

        private void defaults(String of, Attributes attributes) {
            keys.values().forEach(key -> {
                if (!key.otherwise().isEmpty()
                        && (key.of().equals(of) || key.of().equals("all"))) {
                    attributes.put(key.name(), key.otherwise());
                }
            });
        }

        /** Goes on to the next tag; whether it is the end of an element. */
        private boolean ends(String element) throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    return true;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return false;
                }
            }
            return true;
        }

        private Attributes here() {
            Location at = xml.getLocation();
            return new Attributes(file, into, at.getLineNumber(), at.getColumnNumber());
        }

        private void mistake(String message) {
            file.mistake(xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(), message);
        }

        private String attribute(String name, String otherwise) {
            @Nullable String value = xml.getAttributeValue(null, name);
            return value == null ? otherwise : value.strip();
        }
    }
}
