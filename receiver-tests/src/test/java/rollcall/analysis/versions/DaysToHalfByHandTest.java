package rollcall.analysis.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;

/** How fast the releases of generated fleets arrive, against their raw rows, day by day. */
class DaysToHalfByHandTest {
    private static final int TRIES = 12;
    private static final int WEEK = 7;

    private final VersionAdoption versionAdoption = new VersionAdoption();

    @Property(tries = TRIES)
    void a_version_has_half_since_the_day_that_is_over_from_which_on_half_have_it_or_a_newer_one_without_a_break(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        for (LocalDate today : fleet.someDays()) {
            AdoptionAnswer adoptionAnswer = versionAdoption.answer(Asked.of(stored.product(), today), "version");

            assertThat(adoptionAnswer.rows())
                    .extracting(VersionRow::version)
                    .containsExactlyInAnyOrderElementsOf(recount.versions(today));
            var latest = recount.latest(today.minusDays(WEEK), today);
            Map<String, Integer> now = Recount.counts(latest, "version");
            for (VersionRow versionRow : adoptionAnswer.rows()) {
                assertThat(versionRow.firstSeen()).isEqualTo(recount.firstDayOf(versionRow.version()));
                assertThat(versionRow.active()).isEqualTo(now.getOrDefault(versionRow.version(), 0));
                assertThat(versionRow.daysToHalf())
                        .as(versionRow.version())
                        .isEqualTo(recount.daysToHalf(versionRow.version(), today));
            }
        }
    }
}
