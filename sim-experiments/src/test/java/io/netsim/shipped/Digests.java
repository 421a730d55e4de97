package io.netsim.shipped;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.run.Run;
import io.netsim.run.RunOptions;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.load.SpecLoader;
import java.nio.file.Path;
import java.util.List;

/** The digests of shipped experiments, as the file {@code golden-digests.txt} lists them. */
final class Digests {
    /** Seen from the project's folder. */
    static final Path FILE = Path.of("sim-experiments/src/test/resources/golden-digests.txt");

    private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();

    private Digests() {}

    /**
     * One line: a digest, an experiment, and parameters.
     *
     * @param digest 64 hexadecimal digits, or any other word if it is yet to be found out
     * @param run such as {@code s2-chain.yaml duration=500ms}
     */
    record Entry(String digest, String run) {
        String file() {
            return WORDS.splitToList(run).get(0);
        }

        /** The digest that the run has here and now. */
        String compute() {
            List<String> words = WORDS.splitToList(run);
            ImmutableMap.Builder<String, String> params = ImmutableMap.builder();
            for (String word : words.subList(1, words.size())) {
                int equals = word.indexOf('=');
                params.put(word.substring(0, equals), word.substring(equals + 1));
            }
            Path experiment =
                    ProjectFiles.root().resolve("topologies/experiments").resolve(file());
            ExperimentSpec spec = new SpecLoader().load(experiment, params.buildOrThrow());
            return new Run(spec, run, 0, RunOptions.NONE).execute().digest();
        }

        @Override
        public String toString() {
            return run;
        }
    }

    static ImmutableList<Entry> read() {
        ImmutableList.Builder<Entry> entries = ImmutableList.builder();
        String text = ProjectFiles.text(ProjectFiles.root().resolve(FILE));
        for (String line : Splitter.on('\n').omitEmptyStrings().split(text)) {
            if (!line.startsWith("#")) {
                int space = line.indexOf(' ');
                entries.add(new Entry(
                        line.substring(0, space), line.substring(space).strip()));
            }
        }
        return entries.build();
    }

    /** Prints the digests of all entries, one a line; started in a Java machine of another version. */
    public static void main(String[] args) {
        read().forEach(entry -> System.out.println(entry.compute()));
    }
}
