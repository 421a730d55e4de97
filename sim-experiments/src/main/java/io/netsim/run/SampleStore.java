package io.netsim.run;

import com.google.common.collect.ImmutableMap;
import io.netsim.results.RunFolder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples of many points in a file that lasts as long as this object, to be read back point by point in any order. */
final class SampleStore implements Closeable {
    /** The samples of a point. */
    static final class Stored {
        /** Of its runs, rising. */
        final int[] replications;
        /** By run. */
        final Map<SampleKey, double[]> values;

        Stored(int[] replications, Map<SampleKey, double[]> values) {
            this.replications = replications;
            this.values = values;
        }
    }

    private final Path file;
    private final DataOutputStream out;
    private final Map<Integer, Long> offsets = new HashMap<>();
    private final Map<SampleKey, Integer> numbers = new HashMap<>();
    private final List<SampleKey> keys = new ArrayList<>();
    private long written;

    /** @param folder where the file stands, under a temporary name */
    SampleStore(Path folder) throws IOException {
        file = RunFolder.temporaryFile(folder, ".samples");
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    void put(int point, PointSamples samples) throws IOException {
        offsets.put(point, written);
        int[] replications = samples.replications();
        List<SampleKey> present = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        samples.forEach((key, numbersOfIt) -> {
            present.add(key);
            values.add(numbersOfIt);
        });
        out.writeInt(replications.length);
        for (int replication : replications) {
            out.writeInt(replication);
        }
        out.writeInt(present.size());
        for (int i = 0; i < present.size(); i++) {
            out.writeInt(numberOf(present.get(i)));
            for (double value : values.get(i)) {
                out.writeDouble(value);
            }
        }
        written += 4L * (2 + replications.length) + present.size() * (4L + 8L * replications.length);
    }

    private int numberOf(SampleKey key) {
        return numbers.computeIfAbsent(key, added -> {
            keys.add(added);
            return keys.size() - 1;
        });
    }

    /** What {@link #put} was given; nothing more is put afterwards. */
    Stored get(int point) throws IOException {
        out.flush();
        Long offset = offsets.get(point);
        if (offset == null) {
            return new Stored(new int[0], ImmutableMap.of());
        }
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "r")) {
            random.seek(offset);
            return read(new DataInputStream(
                    new BufferedInputStream(Channels.newInputStream(random.getChannel()), 1 << 14)));
        }
    }

    private Stored read(DataInputStream in) throws IOException {
        int[] replications = new int[in.readInt()];
        for (int i = 0; i < replications.length; i++) {
            replications[i] = in.readInt();
        }
        int count = in.readInt();
        Map<SampleKey, double[]> values = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            SampleKey key = keys.get(in.readInt());
            double[] numbersOfIt = new double[replications.length];
            for (int j = 0; j < numbersOfIt.length; j++) {
                numbersOfIt[j] = in.readDouble();
            }
            values.put(key, numbersOfIt);
        }
        return new Stored(replications, values);
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
