package io.netsim.results;

import java.util.List;

/**
 * The books of a run: every packet and byte offered, by what became of it. Bytes are IP lengths. Covers the whole run.
 *
 * @param fates those that occurred, {@code delivered} first
 * @param balancePackets offered packets without a fate; anything but 0 is a bug
 * @param balanceBytes offered bytes without a fate; anything but 0 is a bug
 */
public record LedgerResult(
        long offeredPackets, long offeredBytes, List<Fate> fates, long balancePackets, long balanceBytes) {
    /** How many met one fate. */
    public record Fate(String fate, long packets, long bytes) {}
}
