package io.netsim.report.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.report.sweep.Axis.Value;
import io.netsim.report.sweep.FigurePlan.Layout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FigureLayoutsTest {
    private static final ImmutableList<String> ONE = ImmutableList.of("entry");

    private static Axis names(String name, String... texts) {
        ImmutableList.Builder<Value> values = ImmutableList.builder();
        for (String text : texts) {
            values.add(new Value(text, null));
        }
        return new Axis(name, "", values.build());
    }

    private static Axis numbers(String name, double... numbers) {
        ImmutableList.Builder<Value> values = ImmutableList.builder();
        for (double number : numbers) {
            values.add(new Value(String.valueOf(number), number));
        }
        return new Axis(name, "s", values.build());
    }

    /** Every combination of values. */
    private static FigureLayouts grid(ImmutableMap<String, String> baseline, Axis... axes) {
        ImmutableList<ImmutableMap<String, String>> all = ImmutableList.of(ImmutableMap.of());
        for (Axis axis : axes) {
            ImmutableList.Builder<ImmutableMap<String, String>> more = ImmutableList.builder();
            for (ImmutableMap<String, String> point : all) {
                for (Value value : axis.values()) {
                    more.add(ImmutableMap.<String, String>builder()
                            .putAll(point)
                            .put(axis.parameter(), value.text())
                            .buildOrThrow());
                }
            }
            all = more.build();
        }
        return layouts(baseline, all, axes);
    }

    private static FigureLayouts layouts(
            ImmutableMap<String, String> baseline, ImmutableList<ImmutableMap<String, String>> all, Axis... axes) {
        ImmutableMap.Builder<Integer, Point> points = ImmutableMap.builder();
        for (int i = 0; i < all.size(); i++) {
            points.put(i, new Point(i, all.get(i), 5, 0, ""));
        }
        return new FigureLayouts(ImmutableList.copyOf(axes), points.buildOrThrow(), baseline);
    }

    private static String title(@Nullable Split split) {
        return split == null ? "" : split.title();
    }

    @Test
    void theNumberWithMostValuesIsAlongXAndNamesAreColours() {
        Layout layout = grid(ImmutableMap.of(), names("cc", "a", "b"), numbers("rtt", 1, 2), numbers("loss", 1, 2, 3))
                .overX(ONE);
        assertThat(title(layout.x())).isEqualTo("loss");
        assertThat(title(layout.color())).isEqualTo("cc");
        assertThat(title(layout.facet())).isEqualTo("rtt");
    }

    @Test
    void severalEntriesAreOneMoreThingThatVaries() {
        Layout layout = grid(ImmutableMap.of(), numbers("loss", 1, 2, 3)).overX(ImmutableList.of("web", "bulk"));
        assertThat(title(layout.color())).isEqualTo("traffic");
    }

    @Test
    void whatFindsNoPlaceIsHeldAtItsBaseline() {
        Layout layout = grid(
                        ImmutableMap.of("e", "y"),
                        numbers("x", 1, 2, 3),
                        names("a", "1", "2"),
                        names("b", "1", "2"),
                        names("c", "1", "2"),
                        names("e", "x", "y"))
                .overX(ONE);
        assertThat(layout.fixed().values()).containsExactly("y");
        assertThat(layout.panels()).isEqualTo(4);
    }

    @Test
    void parametersThatGoAlongWithAnotherAreOne() {
        Axis rtt = numbers("rtt", 1, 2, 3);
        Axis flows = names("flows", "many", "some", "few");
        FigureLayouts layouts = layouts(
                ImmutableMap.of(),
                ImmutableList.of(
                        ImmutableMap.of("rtt", "1.0", "flows", "many"),
                        ImmutableMap.of("rtt", "2.0", "flows", "some"),
                        ImmutableMap.of("rtt", "3.0", "flows", "few")),
                flows,
                rtt);
        assertThat(layouts.axes()).containsExactly(rtt);
    }

    @Test
    void moreThanEightNamesAreNotColours() {
        String[] many = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
        Layout layout = grid(ImmutableMap.of(), numbers("x", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), names("cc", many))
                .overX(ONE);
        assertThat(layout.color()).isNull();
        assertThat(title(layout.facet())).isEqualTo("cc");
    }

    @Test
    void heatMapsNeedFourValuesOfTwoNumbers() {
        Axis four = numbers("x", 1, 2, 3, 4);
        assertThat(grid(ImmutableMap.of(), four, numbers("y", 1, 2, 3)).heatMap(ONE))
                .isNull();
        assertThat(grid(ImmutableMap.of(), four, numbers("y", 1, 2, 3, 4)).heatMap(ONE))
                .isNotNull();
    }

    @Test
    void valuesOverAFactorOfTwentyAreLogarithmic() {
        assertThat(numbers("x", 1, 5, 20).logarithmic()).isTrue();
        assertThat(numbers("x", 1, 5, 19).logarithmic()).isFalse();
        assertThat(numbers("x", 1, 2, 4, 8).logarithmic()).isTrue();
        assertThat(numbers("x", 1, 2, 3, 4).logarithmic()).isFalse();
        assertThat(numbers("x", 0, 1, 5, 20).nearlyLogarithmic()).isTrue();
    }
}
