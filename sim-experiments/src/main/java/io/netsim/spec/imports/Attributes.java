package io.netsim.spec.imports;

import io.netsim.spec.LinkDirectionSpec;
import io.netsim.spec.PlaceSpec;
import io.netsim.spec.read.Quantity;
import io.netsim.spec.read.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node or edge of GraphML or GML says of itself, by names without regard to case, as the Internet Topology Zoo and
 * this project's own files use them.
 */
final class Attributes {
    private static final String[] RATES = {"rate", "bandwidth", "capacity"};

    private final GraphFile file;
    private final GraphBuilder into;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final int line;
    private final int column;

    Attributes(GraphFile file, GraphBuilder into, int line, int column) {
        this.file = file;
        this.into = into;
        this.line = line;
        this.column = column;
    }

    /** The first value of a name stands. */
    void put(String name, String value) {
        if (!value.isBlank()) {
            values.putIfAbsent(name.toLowerCase(Locale.ROOT), value.strip());
        }
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String label(String otherwise) {
        return get("label", get("name", otherwise));
    }

    boolean isHost() {
        return get("kind", "").equals("host");
    }

    /** Degrees, or else a place in a plane, or else nothing. */
    @Nullable
    PlaceSpec place() {
        Double latitude = number("latitude");
        Double longitude = number("longitude");
        if (latitude != null && longitude != null) {
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return PlaceSpec.onEarth(latitude, longitude);
            }
            file.mistake(
                    line,
                    column,
                    "there is no place at latitude " + latitude + ", longitude " + longitude
                            + "; write degrees from -90 to 90 and from -180 to 180");
        }
        Double x = number("x");
        Double y = number("y");
        return x != null && y != null ? PlaceSpec.inPlane(x, y) : null;
    }

    /** {@code LinkSpeedRaw} in bits per second, or {@code rate}, {@code bandwidth} or {@code capacity} with a unit. */
    @Nullable
    Long rateBps() {
        Double raw = number("linkspeedraw");
        if (raw != null && raw >= 1 && raw <= Unit.RATE.maximum().doubleValue()) {
            return Math.round(raw);
        }
        if (raw != null) {
            file.mistake(
                    line, column, "the LinkSpeedRaw " + get("linkspeedraw", "") + " is no rate; write bits per second");
        }
        for (String name : RATES) {
            if (get(name, "").equals("infinite")) {
                return LinkDirectionSpec.INFINITE_RATE;
            }
            Long rate = quantity(name, Unit.RATE, 1);
            if (rate != null) {
                return rate;
            }
        }
        return null;
    }

    /** {@code delay} with a unit. */
    @Nullable
    Long delayPs() {
        return quantity("delay", Unit.TIME, 0);
    }

    /** A whole {@code weight} that routes can go by. */
    @Nullable
    Long weight() {
        Double weight = number("weight");
        if (weight == null) {
            return null;
        }
        if (weight < 1 || weight > 1e9 || weight != Math.rint(weight)) {
            into.note("weights that are not whole numbers from 1 to 1000000000, such as " + get("weight", "")
                    + ", are not used");
            return null;
        }
        return weight.longValue();
    }

    private @Nullable Long quantity(String name, Unit unit, long minimum) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        Quantity quantity = Quantity.parse(text);
        if (quantity == null || quantity.dimension() != unit) {
            if (quantity != null && quantity.unit().isEmpty()) {
                into.note("the attribute '" + name + "' of edges has no unit, as in '" + text + "', and is not used");
            } else {
                file.mistake(
                        line,
                        column,
                        "the attribute '" + name + "' is '" + text + "'; write " + unit.what() + " such as '"
                                + unit.example() + "'");
            }
            return null;
        }
        BigDecimal value = quantity.inBase().setScale(0, RoundingMode.HALF_UP);
        if (value.compareTo(BigDecimal.valueOf(minimum)) < 0 || value.compareTo(unit.maximum()) > 0) {
            file.mistake(line, column, "the attribute '" + name + "' is '" + text + "', which is out of range");
            return null;
        }
        return value.longValueExact();
    }

    private @Nullable Double number(String name) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        file.mistake(line, column, "the attribute '" + name + "' is '" + text + "'; write a number");
        return null;
    }
}
