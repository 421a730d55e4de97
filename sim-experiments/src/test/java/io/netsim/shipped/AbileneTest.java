package io.netsim.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netsim.spec.HostSpec;
import io.netsim.spec.LinkSpec;
import io.netsim.spec.TopologySpec;
import io.netsim.spec.load.SpecLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The delays of the Abilene backbone, computed again from the coordinates in its file. */
final class AbileneTest {
    private static final Path FILE = ProjectFiles.root().resolve("topologies/abilene.yaml");
    private static final Pattern CITY = Pattern.compile("(?m)^# ([a-z-]+) +(-?\\d+\\.\\d{4}) +(-?\\d+\\.\\d{4})$");
    private static final Pattern KILOMETRES = Pattern.compile("(?m)\\{name: ([a-z-]+),.*# (\\d+) km$");
    private static final double EARTH_RADIUS_KM = 6371;
    private static final double SPEED_KM_PER_S = 299_792.458 * 2 / 3;
    private static final long PS_PER_US = 1_000_000;

    private record Place(double latitude, double longitude) {
        double kilometresTo(Place other) {
            double phi = Math.toRadians(latitude);
            double otherPhi = Math.toRadians(other.latitude);
            double sinLatitude = Math.sin((otherPhi - phi) / 2);
            double sinLongitude = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
            double h = sinLatitude * sinLatitude + Math.cos(phi) * Math.cos(otherPhi) * sinLongitude * sinLongitude;
            return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
        }
    }

    private final TopologySpec topology = new SpecLoader().loadTopology(FILE, ImmutableMap.of());
    private final Map<String, Place> places = places();
    private final ImmutableList<LinkSpec> trunks = topology.links().stream()
            .filter(link -> link.a().endsWith("-router") && link.b().endsWith("-router"))
            .collect(ImmutableList.toImmutableList());

    @Test
    void elevenCitiesAndFourteenLinks() {
        assertThat(places).hasSize(11);
        assertThat(topology.hosts()).extracting(HostSpec::name).containsExactlyInAnyOrderElementsOf(places.keySet());
        assertThat(trunks).hasSize(14);
    }

    @Test
    void delaysAreGreatCirclesAtTwoThirdsOfTheSpeedOfLight() {
        for (LinkSpec link : trunks) {
            long expectedUs = Math.round(kilometres(link) / SPEED_KM_PER_S * 1e6);
            assertThat(link.forward().delayPs()).as(link.name()).isEqualTo(expectedUs * PS_PER_US);
            assertThat(link.reverse().delayPs()).as(link.name()).isEqualTo(expectedUs * PS_PER_US);
        }
    }

    @Test
    void commentsStateTheDistances() {
        Map<String, Long> stated = new TreeMap<>();
        Matcher matcher = KILOMETRES.matcher(ProjectFiles.text(FILE));
        while (matcher.find()) {
            stated.put(matcher.group(1), Long.valueOf(matcher.group(2)));
        }
        assertThat(stated).hasSize(14);
        for (LinkSpec link : trunks) {
            assertThat(stated.get(link.name())).as(link.name()).isEqualTo(Math.round(kilometres(link)));
        }
    }

    @Test
    void trunksRunAtTheLineRateOfOc192() {
        assertThat(trunks).allMatch(link -> link.forward().rateBps() == 9_953_280_000L);
    }

    private double kilometres(LinkSpec link) {
        return place(link.a()).kilometresTo(place(link.b()));
    }

    private Place place(String router) {
        Place place = places.get(router.substring(0, router.length() - "-router".length()));
        if (place == null) {
            throw new IllegalStateException("no coordinates for " + router);
        }
        return place;
    }

    private static Map<String, Place> places() {
        Map<String, Place> places = new TreeMap<>();
        Matcher matcher = CITY.matcher(ProjectFiles.text(FILE));
        while (matcher.find()) {
            places.put(
                    matcher.group(1),
                    new Place(Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(3))));
        }
        return places;
    }
}
