package io.netsim.spec.imports;

import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reading XML from people one does not know. */
final class Xml {
    private Xml() {}

    /** A reader that opens no other file and no connection, and replaces no entity but those of XML itself. */
    static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("files outside this one are not read");
        });
        return factory.createXMLStreamReader(bytes);
    }

    /** The text up to the end of the element, elements in it left out. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (depth == 1 && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }

    /** Notes why a file is not well-formed, without the parser's own words around it. */
    static void complain(XMLStreamException e, GraphFile file) {
        @Nullable Location at = e.getLocation();
        String said = String.valueOf(e.getMessage());
        int message = said.indexOf("Message: ");
        String why = (message < 0 ? said : said.substring(message + "Message: ".length()))
                .replaceAll("\\s+", " ")
                .replaceFirst("^http\\S+#(\\w+)\\?\\S*$", "$1")
                .replaceFirst("\\.$", "");
        file.mistake(
                at == null ? 1 : at.getLineNumber(),
                at == null ? 1 : at.getColumnNumber(),
                "this is not well-formed XML: " + why + "; mend it here or a little above");
    }
}
