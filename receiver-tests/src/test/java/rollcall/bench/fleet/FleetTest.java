package rollcall.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.SeriesKey;

@Tag("fast")
class FleetTest {
    private static final Shape SHAPE = new Shape(LocalDate.of(2026, 11, 20), 5_000, 60, 40, 30, 20);

    private final Vocabulary vocabulary = Presets.load("eventyay");
    private final Fleet fleet = new Fleet(SHAPE, vocabulary);

    @Test
    void every_instance_reports_and_each_of_them_has_one_version_and_one_value_of_each_field() {
        RoaringBitmap ever = new RoaringBitmap();
        for (int day = 0; day <= SHAPE.days(); day++) {
            fleet.move();
            Map<SeriesKey, RoaringBitmap> series = fleet.series();
            ever.or(fleet.reporting());

            assertThat(series.get(SeriesKey.EVERYONE)).isEqualTo(fleet.reporting());
            for (String field : List.of("eventyay_version", "database_type", "orders_bucket")) {
                assertThat(together(series, field)).isEqualTo(fleet.reporting().getLongCardinality());
            }
        }

        assertThat(fleet.date()).isEqualTo(SHAPE.today());
        assertThat(ever.getCardinality()).isEqualTo(SHAPE.instances());
    }

    @Test
    void every_version_and_every_plugin_is_reported_on_some_day() {
        Set<SeriesKey> reported = new HashSet<>();
        for (int day = 0; day <= SHAPE.days(); day++) {
            fleet.move();
            reported.addAll(fleet.series().keySet());
        }

        assertThat(reported.stream().filter(key -> key.field().equals("eventyay_version")))
                .hasSize(SHAPE.versions());
        assertThat(reported.stream()
                        .filter(key -> key.field().equals("enabled_plugins")
                                && !key.value().isEmpty()))
                .hasSize(SHAPE.plugins());
    }

    @Test
    void the_newest_version_spreads_and_old_ones_stay() {
        for (int day = 0; day <= SHAPE.days(); day++) {
            fleet.move();
        }
        List<RoaringBitmap> installed = fleet.versions().installed();

        assertThat(installed.get(SHAPE.versions() - 2).getCardinality())
                .isGreaterThan(installed.get(2).getCardinality());
        assertThat(installed.get(2).getCardinality()).isPositive();
    }

    private static long together(Map<SeriesKey, RoaringBitmap> series, String field) {
        return series.entrySet().stream()
                .filter(each -> each.getKey().field().equals(field))
                .mapToLong(each -> each.getValue().getLongCardinality())
                .sum();
    }
}
