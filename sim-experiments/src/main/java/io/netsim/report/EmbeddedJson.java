package io.netsim.report;

import io.netsim.results.JsonText;

/** JSON that stands in a page between script tags: nothing in it ends the element or begins another. */
public final class EmbeddedJson {
    private EmbeddedJson() {}

    /** @param value records, maps, lists, texts, numbers, truth values */
    public static String of(Object value) {
        return JsonText.compact(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
