package rollcall.analysis.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.analysis.reach.Outlook.Observed;
import rollcall.analysis.reach.Outlook.State;

/** When nine of ten are past some versions, of shares that follow known curves. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutlookTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
    private static final int OF = 10_000;

    @Test
    void a_share_that_falls_along_the_curve_reaches_a_tenth_on_the_curve_s_day() {
        Outlook told = outlook(28, day -> share(0.05, day));

        assertThat(told.state()).isEqualTo(State.FORECAST);
        assertThat(told.before()).isCloseTo(0.8022, within(0.001));
        assertThat(told.last()).isCloseTo(1 / (1 + Math.exp(-0.05)), within(0.001));
        assertThat(told.aWeek()).isCloseTo(told.last() - 1 / (1 + Math.exp(-0.4)), within(0.001));
        // The share is a half today, and a tenth ln(9) / 0.05 = 43.9 days later.
        assertThat(told.day()).isEqualTo(TODAY.plusDays(44));
        assertThat(told.from()).isBetween(TODAY.plusDays(43), TODAY.plusDays(44));
        assertThat(told.to()).isBetween(TODAY.plusDays(44), TODAY.plusDays(45));
    }

    @Test
    void noise_widens_the_interval() {
        Outlook told = outlook(28, day -> share(0.05, day) + (day % 3 - 1) * 100);

        assertThat(told.state()).isEqualTo(State.FORECAST);
        assertThat(told.from()).isBefore(told.day());
        assertThat(told.to()).isAfter(told.day());
        assertThat(TODAY.plusDays(44)).isBetween(told.from(), told.to());
    }

    @Test
    void without_reason_to_say_a_day_none_is_said() {
        assertThat(outlook(13, day -> share(0.05, day)).state()).isEqualTo(State.FEW_DAYS);
        assertThat(outlook(2, day -> share(0.05, day)).state()).isEqualTo(State.FEW_DAYS);
        assertThat(outlook(28, day -> 5_000).state()).isEqualTo(State.LEVEL);
        assertThat(outlook(28, day -> 5_000 + (day % 2 == 0 ? 40 : -40)).state())
                .isEqualTo(State.LEVEL);
        assertThat(outlook(28, day -> share(-0.05, day)).state()).isEqualTo(State.RISING);
        Outlook far = outlook(28, day -> share(0.002, day));
        assertThat(far.state()).isEqualTo(State.FAR);
        assertThat(far.day()).isNull();
        assertThat(far.aWeek()).isNegative();
    }

    @Test
    void a_share_of_nobody_and_of_everybody_has_a_logarithm() {
        Outlook told = outlook(28, day -> day < -7 ? OF : 0);

        assertThat(told.state()).isEqualTo(State.FORECAST);
        assertThat(told.day()).isEqualTo(TODAY);
        assertThat(told.last()).isBetween(0.0, 1.0);
    }

    @Test
    void where_the_rate_changed_the_last_fourteen_days_tell_it() {
        Outlook told = outlook(28, day -> share(day < -14 ? 0.3 : 0.06, day + 14));

        assertThat(told.days()).isEqualTo(14);
        assertThat(told.state()).isEqualTo(State.FORECAST);
        // The share is a half 14 days ago, and a tenth ln(9) / 0.06 = 36.6 days after that.
        assertThat(told.day()).isBetween(TODAY.plusDays(22), TODAY.plusDays(23));
    }

    /** @param inReach on a day, which is -1 for yesterday */
    private static Outlook outlook(int days, IntUnaryOperator inReach) {
        List<Observed> observed = IntStream.rangeClosed(-days, -1)
                .mapToObj(day -> new Observed(TODAY.plusDays(day), inReach.applyAsInt(day), OF))
                .toList();
        return Outlook.of(observed, TODAY);
    }

    private static int share(double rate, int day) {
        return (int) Math.round(OF / (1 + Math.exp(rate * day)));
    }
}
