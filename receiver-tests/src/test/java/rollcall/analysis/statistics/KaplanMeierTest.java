package rollcall.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The estimate of Kaplan and Meier against a published example, and against a loop over single instances. */
@Tag("fast")
@net.jqwik.api.Tag("fast")
class KaplanMeierTest {
    /** Weeks of remission under 6-mercaptopurine (Freireich and others, Blood 21, 1963); negative where it had not ended. */
    private static final List<Integer> REMISSIONS =
            List.of(6, 6, 6, 7, 10, 13, 16, 22, 23, -6, -9, -10, -11, -17, -19, -20, -25, -32, -32, -34, -35);

    @Test
    void the_published_estimate_of_the_remissions() {
        KaplanMeier curve = of(REMISSIONS);

        assertThat(1 - curve.shares().get(5)).isEqualTo(1);
        assertThat(1 - curve.shares().get(6)).isCloseTo(0.857, within(0.0005));
        assertThat(1 - curve.shares().get(7)).isCloseTo(0.807, within(0.0005));
        assertThat(1 - curve.shares().get(10)).isCloseTo(0.753, within(0.0005));
        assertThat(1 - curve.shares().get(13)).isCloseTo(0.690, within(0.0005));
        assertThat(1 - curve.shares().get(16)).isCloseTo(0.627, within(0.0005));
        assertThat(1 - curve.shares().get(22)).isCloseTo(0.538, within(0.0005));
        assertThat(1 - curve.shares().get(23)).isCloseTo(0.448, within(0.0005));
        assertThat(curve.day(0.5)).hasValue(23);
        assertThat(curve.day(0.9)).isEmpty();
    }

    @Test
    void if_nobody_is_lost_from_sight_it_is_the_plain_share() {
        KaplanMeier curve = of(List.of(0, 0, 1, 1, 1, 3, 3, 9, 9, 9));

        assertThat(curve.shares()).hasSize(4);
        assertThat(curve.day(0.2)).hasValue(0);
        assertThat(curve.day(0.5)).hasValue(1);
        assertThat(curve.day(0.7)).hasValue(3);
        assertThat(curve.last()).isCloseTo(0.7, within(1e-12));
        assertThat(curve.lastDay()).isEqualTo(3);
    }

    @Test
    void too_few_have_no_estimate() {
        assertThat(of(List.of(0, 1, 2, 3)).isEmpty()).isTrue();
        assertThat(of(List.of()).isEmpty()).isTrue();
        assertThat(of(List.of()).day(0.5)).isEqualTo(OptionalInt.empty());
        assertThat(of(List.of(0, 0, 0, 0, 0)).last()).isEqualTo(1);
    }

    @Property(tries = 200)
    void it_is_what_a_loop_over_single_instances_counts(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 20) Integer> days, @ForAll int seed) {
        List<Integer> signed = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            signed.add((seed >>> i % 32 & 1) == 0 ? days.get(i) : -days.get(i));
        }
        KaplanMeier curve = of(signed);

        double left = 1;
        for (int day = 0; day < curve.shares().size(); day++) {
            double followed = 0;
            double stays = 0;
            for (int each : signed) {
                followed += Math.abs(each) >= day ? 1 : 0;
                stays += Math.abs(each) >= day && each != day ? 1 : 0;
            }
            assertThat(followed).isGreaterThanOrEqualTo(5);
            left *= stays / followed;
            assertThat(curve.shares().get(day)).isCloseTo(1 - left, within(1e-9));
        }
        int next = curve.shares().size();
        assertThat(signed.stream().filter(each -> Math.abs(each) >= next).count() < 5 || next > 20)
                .isTrue();
    }

    /** @param days on which it happens; negative for the last day in sight */
    private static KaplanMeier of(List<Integer> days) {
        int last = days.stream().mapToInt(Math::abs).max().orElse(0);
        List<Integer> happened = new ArrayList<>();
        List<Integer> followed = new ArrayList<>();
        for (int day = 0; day <= last; day++) {
            int today = day;
            happened.add((int) days.stream().filter(each -> each == today).count());
            followed.add(
                    (int) days.stream().filter(each -> Math.abs(each) >= today).count());
        }
        return KaplanMeier.of(happened, followed);
    }
}
