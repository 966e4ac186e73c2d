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
import rollcall.gate.value.HistogramPart;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.EventSeriesKey;
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

    @Test
    void every_instance_reports_one_sum_and_the_parts_of_one_histogram() {
        Fleet measured = new Fleet(SHAPE, vocabulary.with(PerformanceOfFleet.PERMITTED));
        for (int day = 0; day <= SHAPE.days(); day++) {
            measured.move();
        }
        Map<SeriesKey, RoaringBitmap> series = measured.series();

        long reporting = measured.reporting().getLongCardinality();
        assertThat(together(series, "requests")).isEqualTo(reporting);
        for (int percent : HistogramPart.PERCENTILES) {
            assertThat(series.entrySet().stream()
                            .filter(each -> each.getKey().field().equals("request_time")
                                    && HistogramPart.read(each.getKey().value())
                                            .filter(part -> part.isPercentile()
                                                    && part.kept().startsWith("p" + percent + ":"))
                                            .isPresent())
                            .mapToLong(each -> each.getValue().getLongCardinality())
                            .sum())
                    .isEqualTo(reporting);
        }
    }

    @Test
    void errors_come_from_those_that_send_events_and_each_signature_has_versions() {
        EventsOfFleet events = new EventsOfFleet(SHAPE, new Draw(SHAPE.instances(), -1));
        Set<String> signatures = new HashSet<>();
        for (int day = 0; day <= SHAPE.days(); day++) {
            fleet.move();
            Map<String, RoaringBitmap> sent = events.sent(fleet);
            events.rows(fleet, sent).stream()
                    .filter(row -> row.key().field().equals(EventSeriesKey.ERROR))
                    .forEach(row -> {
                        signatures.add(EventSeriesKey.signature(row.key().value()));
                        assertThat(row.instances()).isPositive();
                    });
            assertThat(RoaringBitmap.andNot(
                            sent.getOrDefault(ErrorsOfFleet.NAME, new RoaringBitmap()), fleet.reporting()))
                    .isEqualTo(new RoaringBitmap());
        }

        assertThat(signatures).hasSizeBetween(20, 40);
    }

    private static long together(Map<SeriesKey, RoaringBitmap> series, String field) {
        return series.entrySet().stream()
                .filter(each -> each.getKey().field().equals(field))
                .mapToLong(each -> each.getValue().getLongCardinality())
                .sum();
    }
}
