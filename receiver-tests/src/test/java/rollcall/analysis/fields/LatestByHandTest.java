package rollcall.analysis.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Unusable;
import rollcall.rollup.heartbeats.Fleets;

/** What the instances of generated fleets say, now and over time, against their latest raw rows. */
class LatestByHandTest {
    private static final int TRIES = 12;
    private static final int ALL_LINES = 1_000;

    @Property(tries = TRIES)
    void a_share_is_of_those_whose_latest_report_in_seven_days_has_a_usable_value(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (LocalDate today : fleet.someDays()) {
            var latest = stored.recount().latest(today.minusDays(7), today);
            for (Field field : fields()) {
                Distribution now = Distributions.now(Asked.of(stored.product(), today), Dimension.of(field));
                int unusable = field.name().equals("version") ? Recount.unusable(latest) : 0;
                int reported = Recount.reported(latest, field.name());

                assertThat(now.active()).isEqualTo(latest.size());
                assertThat(now.reported()).isEqualTo(reported);
                assertThat(now.allUnusable()).isEqualTo(unusable);
                assertThat(now.notReported()).isEqualTo(latest.size() - reported - unusable);
                assertThat(instances(now.shares())).isEqualTo(Recount.counts(latest, field.name()));
                assertThat(now.shares())
                        .allSatisfy(
                                share -> assertThat(share.share()).isEqualTo(share.instances() / (double) reported));
            }
        }
    }

    @Property(tries = TRIES)
    void what_is_no_version_is_counted_by_its_reason(@ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        LocalDate today = fleet.today();
        Map<Unusable, Integer> byHand = new TreeMap<>();
        for (Map<String, Object> kept :
                stored.recount().latest(today.minusDays(7), today).values()) {
            if ("unknown".equals(kept.get("version"))) {
                byHand.merge(Unusable.UNKNOWN, 1, Integer::sum);
            } else if (kept.get("$unusable") instanceof Map<?, ?> codes) {
                byHand.merge(Unusable.of((String) codes.get("version")).orElseThrow(), 1, Integer::sum);
            }
        }

        assertThat(Distributions.now(Asked.of(stored.product(), today), Dimension.of(field("version")))
                        .unusable())
                .isEqualTo(byHand);
    }

    @Property(tries = TRIES)
    void a_point_is_the_latest_state_of_its_days_whatever_the_day_on_which_the_page_is_opened(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (LocalDate today : fleet.someDays()) {
            Range range =
                    Range.of("all", today, Asked.of(stored.product(), today).firstDay());
            for (int span : List.of(1, 7, 28)) {
                int most = span == 28 ? 1 : (range.days() + span - 2) / span;
                FieldTrends.points(Asked.of(stored.product(), today), Dimension.of(fields()), range, most, ALL_LINES)
                        .forEach((field, trend) -> requirePoints(trend, field, stored.recount(), today));
            }
        }
    }

    private static void requirePoints(Trend trend, String field, Recount recount, LocalDate today) {
        LocalDate yesterday = today.minusDays(1);
        boolean before = !recount.active(LocalDate.MIN, yesterday).isEmpty();
        List<LocalDate> ends = trend.days();
        assertThat(ends.get(ends.size() - 1)).isEqualTo(before ? yesterday : today);
        for (int i = 0; i < ends.size(); i++) {
            LocalDate end = ends.get(i);
            LocalDate from = end.minusDays(trend.span() - 1L);
            if (i > 0 && (trend.span() < 28 || i < ends.size() - 1)) {
                assertThat(ends.get(i - 1)).isEqualTo(from.minusDays(1));
            }
            if (trend.span() == 28 && i < ends.size() - 1) {
                assertThat(end.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            }
            var latest = recount.latest(from, end);
            Map<String, Integer> counts = Recount.counts(latest, field);
            int reported = Recount.reported(latest, field);
            boolean gap = latest.isEmpty();

            assertThat(trend.active().get(i)).isEqualTo(gap ? null : latest.size());
            assertThat(trend.reported().get(i)).isEqualTo(gap ? null : reported);
            if (field.equals("version")) {
                assertThat(trend.unusable().get(i)).isEqualTo(gap ? null : Recount.unusable(latest));
            }
            for (Trend.Line trendLine : trend.lines()) {
                Integer count = counts.remove(trendLine.value());
                assertThat(trendLine.counts().get(i))
                        .isEqualTo(reported == 0 ? null : Integer.valueOf(count == null ? 0 : count));
            }
            assertThat(counts).as("in no line").isEmpty();
        }
    }

    private static Map<String, Integer> instances(List<Share> shares) {
        Map<String, Integer> instances = new TreeMap<>();
        shares.forEach(share -> instances.put(share.value(), share.instances()));
        return instances;
    }

    private static List<Field> fields() {
        return List.of(field("version"), field("os"), field("flag"), field("plugins"));
    }

    private static Field field(String name) {
        return Fleets.VOCABULARY.field(name).orElseThrow();
    }
}
