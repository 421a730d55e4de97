package io.netsim.assembly;

import com.google.common.collect.ImmutableList;
import io.netsim.random.Constant;
import io.netsim.random.Distribution;
import io.netsim.random.Empirical;
import io.netsim.random.Exponential;
import io.netsim.random.LogNormal;
import io.netsim.random.Normal;
import io.netsim.random.Pareto;
import io.netsim.random.Uniform;
import io.netsim.spec.DistributionSpec;
import org.jspecify.annotations.Nullable;

/** The distributions that specs name. */
final class Distributions {
    private Distributions() {}

    static Distribution of(DistributionSpec spec) {
        if (spec instanceof DistributionSpec.Constant constant) {
            return new Constant(constant.value());
        }
        if (spec instanceof DistributionSpec.Uniform uniform) {
            return new Uniform(uniform.from(), uniform.to());
        }
        if (spec instanceof DistributionSpec.Exponential exponential) {
            return new Exponential(exponential.meanValue());
        }
        if (spec instanceof DistributionSpec.Normal normal) {
            return new Normal(normal.meanValue(), normal.deviation());
        }
        if (spec instanceof DistributionSpec.Pareto pareto) {
            Long maximum = pareto.maximum();
            return new Pareto(pareto.shape(), pareto.minimum(), maximum == null ? Double.POSITIVE_INFINITY : maximum);
        }
        if (spec instanceof DistributionSpec.Lognormal lognormal) {
            return new LogNormal(lognormal.median(), lognormal.sigma());
        }
        if (spec instanceof DistributionSpec.Empirical empirical) {
            return new Empirical(empirical.quantiles().stream()
                    .map(quantile -> new Empirical.Point(quantile.value(), quantile.cumulative()))
                    .collect(ImmutableList.toImmutableList()));
        }
        throw new IllegalStateException("no distribution for " + spec);
    }

    static @Nullable Distribution ofNullable(@Nullable DistributionSpec spec) {
        return spec == null ? null : of(spec);
    }
}
