package io.netsim.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The word of one process to others that work on the same results: I am at this run. It is a locked file; the operating
 * system lifts the lock of a process that dies, however it dies. Where files cannot be locked everybody gets the claim, and
 * a run may be done twice, which costs time and nothing else.
 */
public final class RunClaim implements Closeable {
    private static final String PREFIX = ".running-";

    private final Path file;
    private final FileChannel channel;

    private RunClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Null if another one is at it. */
    public static @Nullable RunClaim take(Path experimentFolder, String runId) throws IOException {
        Files.createDirectories(experimentFolder);
        Path file = experimentFolder.resolve(PREFIX + runId);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            return null;
        } catch (IOException e) {
            return new RunClaim(file, channel);
        }
        return new RunClaim(file, channel);
    }

    /** Whether a file is a claim, perhaps one that a killed process has left behind. */
    static boolean isClaim(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
