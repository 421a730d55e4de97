package io.netsim.results;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts as JUnit writes them, which build servers show: suites of test cases, each passed, failed or broken. The file
 * stands in its place when it is complete.
 */
public final class JunitReport implements Closeable {
    /** How a case ended. */
    public enum Outcome {
        PASSED,
        /** What was expected did not come true. */
        FAILURE,
        /** There is nothing to judge: the run broke. */
        ERROR
    }

    /**
     * A case.
     *
     * @param className what it is part of
     * @param timeS how long it took, seconds
     * @param message what is wrong, empty if nothing is
     */
    public record Case(String className, String name, double timeS, Outcome outcome, String message) {}

    private final Path file;
    private final Path unfinished;
    private final Writer writer;
    private final XMLStreamWriter xml;
    private boolean complete;

    /**
     * @param file where the report will be; its folder is made if it is missing
     * @param name of all suites together
     */
    public JunitReport(Path file, String name) throws IOException {
        this.file = file;
        Path folder = RunFolder.parent(file);
        Files.createDirectories(folder);
        this.unfinished = RunFolder.temporaryFile(folder, ".xml");
        this.writer = TextFile.writer(unfinished);
        try {
            this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            attribute("name", name);
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** A suite with its cases. */
    public void suite(String name, List<Case> cases) throws IOException {
        try {
            xml.writeStartElement("testsuite");
            attribute("name", name);
            attribute("tests", Integer.toString(cases.size()));
            attribute("failures", count(cases, Outcome.FAILURE));
            attribute("errors", count(cases, Outcome.ERROR));
            attribute("skipped", "0");
            attribute("time", seconds(cases.stream().mapToDouble(Case::timeS).sum()));
            xml.writeCharacters("\n");
            for (Case one : cases) {
                write(one);
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(Case one) throws XMLStreamException {
        xml.writeCharacters("  ");
        xml.writeStartElement("testcase");
        attribute("classname", one.className);
        attribute("name", one.name);
        attribute("time", seconds(one.timeS));
        String element = element(one.outcome);
        if (element != null) {
            xml.writeStartElement(element);
            attribute("message", one.message);
            attribute("type", one.outcome == Outcome.ERROR ? "run" : "expectation");
            xml.writeCharacters(clean(one.message));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static @Nullable String element(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> null;
            case FAILURE -> "failure";
            case ERROR -> "error";
        };
    }

    private static String count(List<Case> cases, Outcome outcome) {
        return Long.toString(
                cases.stream().filter(one -> one.outcome == outcome).count());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /** Without the characters that XML 1.0 cannot have. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= ' ' && c < 0xD800)
                                || (c > 0xDFFF && c < 0xFFFE)
                                || c > 0xFFFF
                        ? c
                        : '?')
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Everything has been written; puts the file in its place. */
    public void finish() throws IOException {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        writer.close();
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        complete = true;
    }

    /** Without {@link #finish} nothing is left of the report. */
    @Override
    public void close() throws IOException {
        if (!complete) {
            writer.close();
            Files.deleteIfExists(unfinished);
        }
    }
}
