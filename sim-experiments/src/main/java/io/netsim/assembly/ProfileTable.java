package io.netsim.assembly;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netsim.spec.Profile;
import io.netsim.tcp.TcpConfig;
import io.netsim.time.Time;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.Map;

/** Every setting of TCP with its value in each profile, as texts for people. */
public final class ProfileTable {
    /**
     * One setting.
     *
     * @param name in snake case
     * @param values by profile, in the order of {@link Profile}
     */
    public record Row(String name, ImmutableMap<String, String> values) {
        /** Whether the profiles differ in it. */
        public boolean differs() {
            return ImmutableSet.copyOf(values.values()).size() > 1;
        }
    }

    private static final ImmutableSet<String> TIMES = ImmutableSet.of(
            "delayedAck",
            "challengeInterval",
            "rtoInitial",
            "rtoMin",
            "rtoMax",
            "clockGranularity",
            "userTimeout",
            "keepaliveIdle",
            "keepaliveInterval",
            "timeWait",
            "finWait2");
    private static final ImmutableSet<String> SIZES = ImmutableSet.of(
            "mss", "baseMss", "sendBuffer", "sendBufferMax", "receiveBuffer", "receiveBufferMax", "initialSsthresh");

    private ProfileTable() {}

    public static ImmutableList<Row> rows() {
        ImmutableList.Builder<Row> rows = ImmutableList.builder();
        for (Field field : TcpConfig.Builder.class.getFields()) {
            ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
            for (Profile profile : Profile.values()) {
                values.put(profile.name().toLowerCase(Locale.ROOT), text(field, Stacks.profile(profile)));
            }
            rows.add(new Row(
                    CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, field.getName()), values.buildOrThrow()));
        }
        return rows.build();
    }

    private static String text(Field field, TcpConfig.Builder builder) {
        Object value;
        try {
            value = field.get(builder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
        if (value instanceof Map<?, ?> map && map.isEmpty()) {
            return "none";
        }
        if (value instanceof Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Number number) {
            long plain = number.longValue();
            if (plain >= Integer.MAX_VALUE >> 16 && !TIMES.contains(field.getName()) && !SIZES.contains(field.getName())
                    || plain == Long.MAX_VALUE) {
                return "unlimited";
            }
            return TIMES.contains(field.getName())
                    ? Time.format(plain)
                    : SIZES.contains(field.getName()) ? plain + " B" : Long.toString(plain);
        }
        return value instanceof Boolean truth ? (truth ? "yes" : "no") : String.valueOf(value);
    }
}
