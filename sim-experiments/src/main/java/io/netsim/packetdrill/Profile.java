package io.netsim.packetdrill;

import io.netsim.tcp.Ecn;
import io.netsim.tcp.TcpConfig;

/**
 * The host as a script wants it. {@link #linuxDefaults} is what public scripts for Linux set before they begin; without
 * that a host has the settings of {@link TcpConfig#linux}.
 */
final class Profile {
    private static final int FIELD_BITS = 16;

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
        tcp.receiveBuffer = 540_000;
        tcp.receiveBufferMax = 15 << 20; // a shift of 8
        tcp.sendBuffer = 256 << 10;
        tcp.sendBufferMax = 4 << 20;
        tcp.timestamps = true;
        tcp.windowScaling = true;
        tcp.sack = true;
        tcp.slowStartAfterIdle = false;
        tcp.ecn = Ecn.OFF;
        tcp.synRetries = 5;
        tcp.synAckRetries = 5;
    }

    /** Makes the host announce this window shift, 0 to 14. */
    void windowShift(int shift) {
        tcp.receiveBufferMax = 1 << FIELD_BITS - 1 + shift;
    }

    /** Makes the host's first window as large as the buffer that a FreeBSD host would have. */
    void freeBsdBuffer(int bytes) {
        tcp.receiveBuffer = 2 * Math.min(1 << 28, bytes); // half of it is for book-keeping
    }
}
