package io.netsim.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import io.netsim.time.Time;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Two packet lists side by side. */
final class PacketComparison {
    private PacketComparison() {}

    /**
     * Each measured packet beside ours of the same number in its direction: which direction is first at nearly the same
     * instant says nothing.
     */
    static ImmutableList<String> lines(CsvTable measured, List<LoggedPacket> ours) throws FolderException {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        String head = String.format(
                Locale.ROOT,
                "%12s %s %-4s %9s %5s %9s %-23s %-5s",
                "ms",
                "d",
                "flag",
                "seq",
                "len",
                "ack",
                "sack",
                "fate");
        lines.add("   " + head + " | " + head);
        Iterator<LoggedPacket> forward = ours.stream().filter(p -> p.forward).iterator();
        Iterator<LoggedPacket> reverse = ours.stream().filter(p -> !p.forward).iterator();
        boolean marked = false;
        for (CsvTable.Row row : measured.rows()) {
            Iterator<LoggedPacket> direction = row.text("dir").equals("f") ? forward : reverse;
            LoggedPacket packet = direction.hasNext() ? direction.next() : null;
            boolean same = packet != null && same(row, packet);
            lines.add(mark(same, marked) + String.format(Locale.ROOT, "%-77s", text(row)) + " | "
                    + (packet == null ? "" : text(packet)));
            marked |= !same;
        }
        for (LoggedPacket packet : ImmutableList.copyOf(Iterators.concat(forward, reverse))) {
            lines.add(mark(false, marked) + " ".repeat(77) + " | " + text(packet));
            marked = true;
        }
        lines.add(marked ? ">> marks the first packet that differs" : "all packets agree in kind, numbers and fate");
        return lines.build();
    }

    private static String mark(boolean same, boolean marked) {
        if (same) {
            return "   ";
        }
        return marked ? " * " : ">> ";
    }

    /** Whether both directions have the same packets, times aside. */
    static boolean same(CsvTable measured, List<LoggedPacket> ours) throws FolderException {
        ImmutableList<String> lines = lines(measured, ours);
        return !lines.get(lines.size() - 1).startsWith(">>");
    }

    /** Times aside: they are for the reader to compare. PSH marks the kernel's writes and changes nothing here. */
    private static boolean same(CsvTable.Row row, LoggedPacket packet) throws FolderException {
        return row.text("dir").equals(packet.forward ? "f" : "r")
                && row.count("pay") == packet.payload
                && row.text("flags")
                        .replace("P", "")
                        .equals(LoggedPacket.flags(packet.flags).replace("P", ""))
                && row.count("seq") == packet.seq
                && row.count("ack") == packet.ack
                && row.text("sack").equals(packet.sack)
                && row.text("verdict").equals(packet.verdict());
    }

    private static String text(CsvTable.Row row) throws FolderException {
        return line(
                row.number("t_us") / 1000,
                row.text("dir"),
                row.text("flags"),
                row.count("seq"),
                row.count("pay"),
                row.count("ack"),
                row.text("sack"),
                row.text("verdict"));
    }

    private static String text(LoggedPacket packet) {
        return line(
                (double) packet.timePs / Time.MILLISECOND,
                packet.forward ? "f" : "r",
                LoggedPacket.flags(packet.flags),
                packet.seq,
                packet.payload,
                packet.ack,
                packet.sack,
                packet.verdict());
    }

    private static String line(
            double ms, String dir, String flags, long seq, long length, long ack, String sack, String verdict) {
        return String.format(
                Locale.ROOT, "%12.3f %s %-4s %9d %5d %9d %-23s %-5s", ms, dir, flags, seq, length, ack, sack, verdict);
    }
}
