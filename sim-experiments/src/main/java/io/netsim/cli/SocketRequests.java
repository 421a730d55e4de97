package io.netsim.cli;

import com.google.common.collect.ImmutableList;
import io.netsim.run.RunOptions.SocketsAt;
import io.netsim.spec.ExperimentSpec;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Unit;
import java.math.BigDecimal;
import java.util.List;

/** Reads {@code --sockets HOST@TIME}. */
final class SocketRequests {
    private SocketRequests() {}

    /** @throws Complaint if one cannot be fulfilled */
    static ImmutableList<SocketsAt> parse(List<String> requests, ExperimentSpec spec) {
        ImmutableList.Builder<SocketsAt> parsed = ImmutableList.builder();
        requests.forEach(request -> parsed.add(parse(request, spec)));
        return parsed.build();
    }

    private static SocketsAt parse(String request, ExperimentSpec spec) {
        int at = request.lastIndexOf('@');
        Quantity quantity = at < 0 ? null : Quantity.parse(request.substring(at + 1));
        if (at < 1 || quantity == null || quantity.dimension() != Unit.TIME) {
            throw new Complaint(
                    ExitCode.USAGE, "--sockets " + request + ": write HOST@TIME, such as --sockets client@500ms");
        }
        String host = request.substring(0, at);
        if (spec.topology().hosts().stream().noneMatch(known -> known.name().equals(host))) {
            throw new Complaint(ExitCode.USAGE, "--sockets " + request + ": there is no host '" + host + "'");
        }
        BigDecimal ps = quantity.inBase();
        if (ps.signum() < 0 || ps.compareTo(BigDecimal.valueOf(spec.time().durationPs())) > 0) {
            throw new Complaint(
                    ExitCode.USAGE,
                    "--sockets " + request + ": the run lasts from 0 s to "
                            + Units.time(spec.time().durationPs() / 1e12));
        }
        return new SocketsAt(host, ps.longValue());
    }
}
