package io.netsim.tcp.recovery;

/**
 * What can be set of {@link LinuxRecovery}.
 *
 * @param rack how losses are judged
 * @param tailLossProbe whether losses at the tail are probed for (RFC 8985 §7; {@code tcp_early_retrans})
 * @param frto whether a time-out starts with new data (RFC 5682; {@code tcp_frto})
 */
public record LinuxRecoverySettings(RackSettings rack, boolean tailLossProbe, boolean frto) {}
