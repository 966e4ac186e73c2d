package rollcall.analysis.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;
import rollcall.rollup.heartbeats.Fleets;

/** The earlier days beside those of a chart, in generated fleets, against their raw rows. */
class EarlierByHandTest {
    private static final int TRIES = 12;
    private static final int LINES = 3;
    private static final int YEAR = 364;
    private static final int WEEK = 7;

    /** A range and the days before it, within the life of a fleet or around it. */
    private record Question(Population population, Range range, Comparison comparison) {}

    @Property(tries = TRIES)
    void an_earlier_point_is_the_latest_state_of_its_days_with_the_lines_of_the_chart(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (Question question : questions(stored, fleet)) {
            for (int span : List.of(1, 7, 28)) {
                for (String field : List.of("version", "os", "flag", "plugins")) {
                    Dimension dimension =
                            Dimension.of(Fleets.VOCABULARY.field(field).orElseThrow());
                    Trend now = FieldTrends.points(
                            question.population(), dimension, question.range(), most(question.range(), span), LINES);
                    for (boolean all : List.of(true, false)) {
                        Trend earlier =
                                FieldTrends.earlier(question.population(), dimension, question.comparison(), now, all);
                        requireAligned(now, earlier, question.comparison());
                        requirePoints(now, earlier, field, stored.recount(), all);
                    }
                }
            }
        }
    }

    @Property(tries = TRIES)
    void an_earlier_point_counts_who_was_active_and_who_was_new_in_its_days(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        ActiveInstances activeInstances = new ActiveInstances();
        for (Question question : questions(stored, fleet)) {
            for (int span : List.of(1, 7, 28)) {
                Trend now =
                        activeInstances.points(question.population(), question.range(), most(question.range(), span));
                Trend earlier = activeInstances.earlier(question.population(), question.comparison(), now);
                requireAligned(now, earlier, question.comparison());
                for (int i = 0; i < earlier.days().size(); i++) {
                    LocalDate end = earlier.days().get(i);
                    LocalDate from = end.minusDays(earlier.span() - 1L);
                    int active = recount.active(from, end).size();
                    assertThat(earlier.active().get(i)).isEqualTo(active == 0 ? null : active);
                    assertThat(earlier.lines().get(0).counts().get(i))
                            .isEqualTo(active == 0 ? null : recount.sumOfNewcomers(from, end));
                    if (earlier.span() == 1) {
                        LocalDate week = end.minusDays(WEEK - 1L);
                        assertThat(earlier.lines().get(1).counts().get(i))
                                .isEqualTo(
                                        recount.firstDay() == null || week.isBefore(recount.firstDay())
                                                ? null
                                                : Integer.valueOf(recount.active(week, end)
                                                        .size()));
                    }
                }
            }
        }
    }

    /** Ranges whose earlier days are within the fleet's life, before it, and partly before it. */
    private static List<Question> questions(StoredFleet stored, Fleet fleet) {
        List<Question> questions = new ArrayList<>();
        LocalDate yesterday = fleet.today().minusDays(1);
        for (int days : List.of(1, Math.max(1, fleet.days() / 3), Math.max(1, fleet.days() / 2), fleet.days())) {
            questions.add(
                    question(stored, fleet.today(), yesterday.minusDays(days - 1L), yesterday, Comparison.BEFORE));
            LocalDate today = fleet.today().plusDays(YEAR);
            LocalDate to = today.minusDays(1);
            questions.add(question(stored, today, to.minusDays(days - 1L), to, Comparison.YEAR));
        }
        questions.add(new Question(
                Asked.of(stored.product(), fleet.today()),
                Range.of(
                        "30",
                        fleet.today(),
                        Asked.of(stored.product(), fleet.today()).firstDay()),
                Comparison.of(
                        Comparison.BEFORE,
                        Range.of("30", fleet.today(), fleet.today().minusDays(30)))));
        return questions;
    }

    private static Question question(
            StoredFleet stored, LocalDate today, LocalDate from, LocalDate to, String comparison) {
        Population population = Asked.of(stored.product(), today);
        Range range = Range.of(Range.named(from.toString(), to.toString()), today, population.firstDay());
        return new Question(population, range, Comparison.of(comparison, range));
    }

    private static int most(Range range, int span) {
        return span == 28 ? 1 : Math.max(1, (range.days() + span - 2) / span);
    }

    private static void requireAligned(Trend now, Trend earlier, Comparison comparison) {
        assertThat(earlier.span()).isEqualTo(now.span());
        assertThat(earlier.days())
                .isEqualTo(now.days().stream()
                        .map(day -> day.minusDays(comparison.days()))
                        .toList());
    }

    private static void requirePoints(Trend now, Trend earlier, String field, Recount recount, boolean all) {
        List<String> lines = now.lines().stream().map(Trend.Line::value).toList();
        List<String> shown = earlier.lines().stream().map(Trend.Line::value).toList();
        assertThat(shown.subList(0, lines.size())).isEqualTo(lines);
        if (!all) {
            assertThat(shown).hasSameSizeAs(lines);
        }
        for (int i = 0; i < earlier.days().size(); i++) {
            LocalDate end = earlier.days().get(i);
            var latest = recount.latest(end.minusDays(earlier.span() - 1L), end);
            Map<String, Integer> counts = Recount.counts(latest, field);
            int reported = Recount.reported(latest, field);
            assertThat(earlier.active().get(i)).isEqualTo(latest.isEmpty() ? null : latest.size());
            assertThat(earlier.reported().get(i)).isEqualTo(latest.isEmpty() ? null : reported);
            for (Trend.Line line : earlier.lines()) {
                assertThat(line.counts().get(i)).isEqualTo(reported == 0 ? null : counts.getOrDefault(line.value(), 0));
            }
            if (all) {
                assertThat(shown).containsAll(counts.keySet());
            }
        }
    }
}
