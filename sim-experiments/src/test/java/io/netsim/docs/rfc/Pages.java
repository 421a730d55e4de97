package io.netsim.docs.rfc;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;

/** Writes the pages in {@code docs/rfc}. */
final class Pages {
    private static final String NOTE = "Written by `RfcMapTest`; do not edit. How to mark code and tests: "
            + "[architecture.md](../architecture.md#requirements-of-rfcs).\n\n";

    private Pages() {}

    /** The pages by their file names. */
    static ImmutableMap<String, String> of(List<Catalogue> catalogues, Marks marks) {
        ImmutableMap.Builder<String, String> pages = ImmutableMap.builder();
        pages.put("README.md", index(catalogues));
        for (Catalogue catalogue : catalogues) {
            pages.put(catalogue.rfc() + ".md", page(catalogue, marks));
        }
        return pages.buildOrThrow();
    }

    private static String index(List<Catalogue> catalogues) {
        StringBuilder text = new StringBuilder("# Requirements of RFCs\n\n")
                .append(NOTE)
                .append(
                        "| RFC | title | requirements | modelled | simplified | not modelled |\n|---|---|---|---|---|---|\n");
        for (Catalogue each : catalogues) {
            text.append("| [")
                    .append(each.rfc())
                    .append("](")
                    .append(each.rfc())
                    .append(".md) | ")
                    .append(each.title());
            for (long number : new long[] {
                each.requirements().size(), each.count("modelled"), each.count("simplified"), each.count("not modelled")
            }) {
                text.append(" | ").append(number);
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String page(Catalogue catalogue, Marks marks) {
        StringBuilder text = new StringBuilder("# RFC ")
                .append(catalogue.rfc())
                .append(": ")
                .append(catalogue.title())
                .append("\n\n")
                .append(NOTE)
                .append(
                        "| label | § | requirement | status | implemented by | verified by |\n|---|---|---|---|---|---|\n");
        for (Requirement each : catalogue.requirements()) {
            text.append("| ")
                    .append(each.label())
                    .append(" | ")
                    .append(each.section())
                    .append(" | ")
                    .append(each.text())
                    .append(" | ")
                    .append(each.status())
                    .append(each.why().isEmpty() ? "" : ": " + each.why())
                    .append(" | ")
                    .append(names(marks.implementedBy().get(each.id())))
                    .append(" | ")
                    .append(names(marks.verifiedBy().get(each.id())))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String names(ImmutableList<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.length() == 0 ? "`" : " `").append(name).append('`');
        }
        return text.toString();
    }
}
