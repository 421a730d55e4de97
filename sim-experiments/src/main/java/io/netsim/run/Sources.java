package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The texts of an experiment and of the topologies that it uses, by the names by which it calls them, the experiment's own
 * first; they can be laid out again where the files are not.
 */
public record Sources(ImmutableMap<String, String> texts) {
    /**
     * Writes the files so that each is found by its name from the experiment: as many folders deep as names lead upwards.
     *
     * @param folder nothing is written outside of it
     * @return the experiment's file
     * @throws IOException if a name leads elsewhere, or a file cannot be written
     */
    public Path layOut(Path folder) throws IOException {
        int up = texts.keySet().stream().mapToInt(Sources::stepsUp).max().orElse(0);
        Path base = folder.toAbsolutePath().normalize();
        Path place = base;
        for (int i = 0; i < up; i++) {
            place = place.resolve("experiments");
        }
        Path experiment = null;
        for (Map.Entry<String, String> source : texts.entrySet()) {
            Path file = place.resolve(source.getKey()).normalize();
            if (!file.startsWith(base) || file.equals(base)) {
                throw new IOException("'" + source.getKey() + "' is not the name of a file beside the experiment");
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            experiment = experiment == null ? file : experiment;
        }
        if (experiment == null) {
            throw new IOException("there is no experiment");
        }
        return experiment;
    }

    private static int stepsUp(String name) {
        int up = 0;
        for (Path step : Path.of(name)) {
            up += step.toString().equals("..") ? 1 : 0;
        }
        return up;
    }
}
