package io.netsim.tcp.recovery;

/**
 * How RACK judges (RFC 8985 §6).
 *
 * @param duplicateThreshold whether as many reported segments as duplicates were needed of old do without a reordering window
 * @param adaptiveWindow whether reported duplicates widen the reordering window
 * @param maxReordering the largest degree of reordering that is remembered, segments
 */
public record RackSettings(boolean duplicateThreshold, boolean adaptiveWindow, int maxReordering) {}
