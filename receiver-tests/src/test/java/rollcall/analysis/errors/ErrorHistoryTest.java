package rollcall.analysis.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.analysis.health.FollowedRelease;
import rollcall.rollup.read.ErrorReader.Span;

@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final List<FollowedRelease> RELEASES = List.of(
            new FollowedRelease("3.1.0", DAY.plusDays(40)),
            new FollowedRelease("3.0.1", DAY.plusDays(20)),
            new FollowedRelease("3.0.0", DAY.plusDays(10)));

    @Test
    void an_error_returned_if_a_later_release_was_without_it_for_a_week_and_one_later_still_has_it() {
        assertThat(history("2.0.0", 5, "3.1.0", 41).returned(RELEASES))
                .contains(new ErrorHistory.Returned("3.0.1", "3.1.0"));
        assertThat(history("2.0.0", 5, "3.0.1", 21).returned(RELEASES))
                .contains(new ErrorHistory.Returned("3.0.0", "3.0.1"));
        assertThat(history("2.0.0", 5, "3.0.0", 12, "3.1.0", 41).returned(RELEASES))
                .contains(new ErrorHistory.Returned("3.0.1", "3.1.0"));
    }

    @Test
    void nothing_returned_that_was_there_all_the_time_or_that_was_away_for_less_than_a_week() {
        assertThat(history("2.0.0", 5, "3.0.0", 12, "3.0.1", 22, "3.1.0", 41).returned(RELEASES))
                .isEmpty();
        assertThat(history("2.0.0", 5, "3.0.1", 16).returned(RELEASES)).isEmpty();
        assertThat(history("3.1.0", 41).returned(RELEASES)).isEmpty();
        assertThat(history("2.0.0", 5).returned(RELEASES)).isEmpty();
        assertThat(history("", 5).returned(RELEASES)).isEmpty();
        assertThat(history("2.0.0", 5, "3.1.0", 41).returned(List.of())).isEmpty();
    }

    @Test
    void an_older_version_that_has_it_later_makes_no_return() {
        assertThat(history("3.1.0", 41, "2.0.0", 50).returned(RELEASES)).isEmpty();
    }

    @Test
    void an_error_is_new_since_a_release_if_no_older_version_and_no_earlier_day_has_it() {
        LocalDate reported = DAY.plusDays(8);
        assertThat(history("3.0.0", 9, "3.1.0", 41).isNewSince("3.0.0", reported))
                .isTrue();
        assertThat(history("3.0.0", 9, "2.9.0", 30).isNewSince("3.0.0", reported))
                .isFalse();
        assertThat(history("3.0.0", 9, "3.0.0-rc1", 9).isNewSince("3.0.0", reported))
                .isFalse();
        assertThat(history("3.0.0", 9, "", 7).isNewSince("3.0.0", reported)).isFalse();
        assertThat(history("", 9).isNewSince("3.0.0", reported)).isTrue();
    }

    @Test
    void versions_are_in_their_order_and_not_in_that_of_the_days() {
        ErrorHistory history = history("10.0.0", 3, "9.0.0", 7, "", 9);
        assertThat(List.of(history.firstVersion(), history.lastVersion())).containsExactly("9.0.0", "10.0.0");
        assertThat(history.whole()).isEqualTo(new Span(DAY.plusDays(3), DAY.plusDays(9)));
        assertThat(history("", 9).firstVersion()).isNull();
    }

    /** @param versionsAndDays a version, and the day on which it had the error, counted from the first one */
    private static ErrorHistory history(Object... versionsAndDays) {
        Map<String, Span> spans = new HashMap<>();
        for (int i = 0; i < versionsAndDays.length; i += 2) {
            LocalDate day = DAY.plusDays((Integer) versionsAndDays[i + 1]);
            spans.put((String) versionsAndDays[i], new Span(day, day));
        }
        return ErrorHistory.of(spans);
    }
}
