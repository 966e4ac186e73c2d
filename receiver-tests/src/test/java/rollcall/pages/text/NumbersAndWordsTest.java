package rollcall.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.analysis.fields.Distribution;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.chart.Denominator;
import rollcall.pages.chart.Sparkline;
import rollcall.report.Unusable;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class NumbersAndWordsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    @Test
    void a_count_has_all_its_digits_and_a_gap_is_not_a_zero() {
        assertThat(Numbers.count(1874)).isEqualTo("1,874");
        assertThat(Numbers.count(0)).isEqualTo("0");
        assertThat(Numbers.count(null)).isEqualTo("–");
        assertThat(Numbers.compact(999_999)).isEqualTo("999,999");
        assertThat(Numbers.compact(3_240_000)).isEqualTo("3.2\u00a0M");
    }

    @Test
    void a_share_is_never_rounded_to_nothing_or_to_all() {
        assertThat(Numbers.percent(0.62)).isEqualTo("62\u00a0%");
        assertThat(Numbers.percent(0)).isEqualTo("0\u00a0%");
        assertThat(Numbers.percent(0.0001)).isEqualTo("<\u00a01\u00a0%");
        assertThat(Numbers.percent(0.9999)).isEqualTo(">\u00a099\u00a0%");
        assertThat(Numbers.percent(1)).isEqualTo("100\u00a0%");
        assertThat(Numbers.share(1, 0)).isZero();
        assertThat(Numbers.width(1.7)).isEqualTo("100.0");
    }

    @Test
    void a_change_says_from_where_also_when_there_was_nothing() {
        assertThat(Phrases.difference(110, 100)).isEqualTo("up 10\u00a0% from 100");
        assertThat(Phrases.difference(90, 100)).isEqualTo("down 10\u00a0% from 100");
        assertThat(Phrases.difference(100, 100)).isEqualTo("as before");
        assertThat(Phrases.difference(5, 0)).isEqualTo("up from 0");
        assertThat(Phrases.change(5, 0, "before")).isEqualTo("none before");
        assertThat(Phrases.change(90, 100, "before")).isEqualTo("10\u00a0% fewer than before");
    }

    @Test
    void words_agree_with_their_numbers() {
        assertThat(Phrases.instances(1)).isEqualTo("1\u00a0instance");
        assertThat(Phrases.days(9)).isEqualTo("9\u00a0days");
        assertThat(Phrases.ago(TODAY, TODAY)).isEqualTo("today");
        assertThat(Phrases.ago(TODAY.minusDays(1), TODAY)).isEqualTo("yesterday");
        assertThat(Phrases.ago(TODAY.minusDays(12), TODAY)).isEqualTo("12\u00a0days ago");
        assertThat(Phrases.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Phrases.lower("Operating system")).isEqualTo("operating system");
        assertThat(Phrases.lower("IP addresses")).isEqualTo("IP addresses");
    }

    @Test
    void a_length_of_time_is_said_in_one_way_everywhere() {
        assertThat(Phrases.length(Duration.ofMillis(25))).isEqualTo("25 ms");
        assertThat(Phrases.length(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(Phrases.length(Duration.ofSeconds(120))).isEqualTo("2 min");
        assertThat(Phrases.length(Duration.ofMinutes(60))).isEqualTo("1 h");
        assertThat(Phrases.length(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
        assertThat(Phrases.length(Duration.ofHours(52))).isEqualTo("2 days 4 h");
    }

    @Test
    void a_range_has_a_dash_wherever_it_comes_from() {
        assertThat(ValueNames.range("1001-5000")).isEqualTo("1,001–5,000");
        assertThat(ValueNames.ofAnyKind("1-10")).isEqualTo("1–10");
        assertThat(ValueNames.ofAnyKind("5000+")).isEqualTo("5,000+");
        assertThat(ValueNames.ofAnyKind("2.1-rc")).isEqualTo("2.1-rc");
        assertThat(ValueNames.ofAnyKind("true")).isEqualTo("yes");
    }

    @Test
    void a_denominator_says_who_is_missing_and_of_nobody_nobody_is() {
        assertThat(denominator(0, 0, 0)).isEqualTo("no instance was active in 7 days");
        assertThat(denominator(1, 1, 0)).isEqualTo("of the 1\u00a0instance active in 7 days, which reports it");
        assertThat(denominator(28, 28, 0)).isEqualTo("of the 28\u00a0instances active in 7 days; all report it");
        assertThat(denominator(28, 0, 0)).isEqualTo("of none that reports it; 28 of 28 active in 7 days do not");
        assertThat(denominator(28, 1, 0))
                .isEqualTo("of the 1\u00a0instance that reports it; 27 of 28 active in 7 days do not");
        assertThat(denominator(28, 27, 0))
                .isEqualTo("of the 27\u00a0instances that report it; 1 of 28 active in 7 days does not");
        assertThat(denominator(28, 18, 1))
                .isEqualTo("of the 18\u00a0instances that report it; of 28 active in 7 days, 9 do not report it and "
                        + "1 reports no usable value");
    }

    private static String denominator(int active, int reported, int unusable) {
        Map<Unusable, Integer> reasons = unusable == 0 ? Map.of() : Map.of(Unusable.VALUE, unusable);
        return Denominator.of(new Distribution("os_family", false, active, reported, reasons, List.of()));
    }

    @Test
    void a_value_has_the_name_that_people_give_it_and_no_two_of_a_field_have_the_same() {
        assertThat(ValueNames.range("501-1000")).isEqualTo("501–1,000");
        assertThat(ValueNames.range("5000+")).isEqualTo("5,000+");
        for (String preset : Presets.NAMES) {
            Vocabulary vocabulary = Presets.load(preset);
            for (Field field : vocabulary.fields().values()) {
                if (field.kind() == FieldKind.CHOICE) {
                    assertThat(field.values().stream().map(value -> ValueNames.of(field, value)))
                            .as(preset + " " + field.name())
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void a_sparkline_goes_from_its_smallest_number_to_its_largest_and_is_none_where_nothing_changes() {
        assertThat(Sparkline.path(List.of(1000, 1010, 1005))).isEqualTo("M0.0 30.0L50.0 0.0L100.0 15.0");
        assertThat(Sparkline.path(Arrays.asList(null, 7, 8))).isEqualTo("M50.0 30.0L100.0 0.0");
        assertThat(Sparkline.path(List.of(1000, 1000, 1000))).isEmpty();
        assertThat(Sparkline.path(Arrays.asList(null, null, 7))).isEmpty();
        assertThat(Sparkline.path(List.of())).isEmpty();
    }
}
