package io.netsim.report;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/**
 * What stands around the content of every page: its title, what it is made with, its scripts.
 *
 * @param title of the browser's tab
 * @param version of Netsim
 * @param styles in this order
 * @param scripts run at the end of the page, in this order
 */
public record PageHead(String title, String version, ImmutableList<Asset> styles, ImmutableList<Asset> scripts) {
    private static final ImmutableList<String> VEGA =
            ImmutableList.of("vega/vega.min.js", "vega/vega-lite.min.js", "vega/vega-embed.min.js", "figures.js");

    /**
     * A page with the common style sheet and script.
     *
     * @param figures whether it draws with Vega-Lite: then the three libraries (0.8 MB) and {@code figures.js} are in it
     * @param more styles ({@code .css}) and scripts ({@code .js}) of the page's own, names of resources of this room
     */
    public static PageHead of(String title, String version, boolean figures, String... more) {
        ImmutableList.Builder<Asset> styles = ImmutableList.builder();
        ImmutableList.Builder<Asset> scripts = ImmutableList.builder();
        styles.add(Asset.of("page.css"));
        scripts.add(Asset.of("page.js"));
        if (figures) {
            VEGA.forEach(name -> scripts.add(Asset.of(name)));
        }
        for (String name : more) {
            (name.endsWith(".css") ? styles : scripts).add(Asset.of(name));
        }
        return new PageHead(title, version, styles.build(), scripts.build());
    }

    /** The page may run these scripts and nothing else, and may ask for nothing from anywhere. */
    public String policy() {
        String hashes = scripts.stream().map(Asset::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + (hashes.isEmpty() ? "'none'" : hashes)
                + "; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
    }
}
