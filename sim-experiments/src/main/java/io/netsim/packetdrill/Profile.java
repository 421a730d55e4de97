package io.netsim.packetdrill;

import io.netsim.tcp.Ecn;
import io.netsim.tcp.TcpConfig;

/**
 * The host as a script wants it. {@link #linuxDefaults} is what public scripts for Linux set before they begin; without
 * that a host has the settings of {@link TcpConfig#linux}.
 */
final class Profile {
    /** Settings of the host's TCP, to be changed before the host is built. */
    final TcpConfig.Builder tcp;

    /** Largest IP packet that the host can send, bytes. */
    int mtu = 1500;

    Profile() {
        tcp = TcpConfig.linux();
        tcp.minTsoSegments = 2; // scripts are written on hosts with segmentation offload
    }

    /** Fixed settings that make scripts independent of the machine: see {@code docs/packetdrill.md}. */
    void linuxDefaults() {
        tcp.receiveBuffer = 15 << 20; // a shift of 8
        tcp.sendBuffer = 4 << 20;
        tcp.timestamps = true;
        tcp.windowScaling = true;
        tcp.sack = true;
        tcp.slowStartAfterIdle = false;
        tcp.ecn = Ecn.OFF;
        tcp.synRetries = 5;
        tcp.synAckRetries = 5;
    }

    /** Makes the host announce this window shift. */
    void windowShift(int shift) {
        tcp.receiveBuffer = shift == 0 ? 65535 : Math.min(1 << 30, (int) Math.min(1L << 30, 65535L << shift));
    }
}
