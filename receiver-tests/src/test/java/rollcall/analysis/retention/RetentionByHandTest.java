package rollcall.analysis.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.rollup.heartbeats.Fleets;

/** The cohorts of generated fleets, against loops over their raw rows. */
class RetentionByHandTest {
    private static final Dimension OS =
            Dimension.of(Fleets.VOCABULARY.field("os").orElseThrow());

    @Property(tries = 15)
    void each_cohort_has_its_new_instances_and_those_that_reported_later(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Population all = Asked.of(stored.product(), fleet.today());
        Population linux =
                all.with(new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(OS, List.of("Linux")))));
        for (CohortPeriod period : CohortPeriod.values()) {
            for (String name : List.of("30", "all")) {
                Range range = Range.of(name, fleet.today(), all.firstDay());
                require(Cohorts.of(all, range, period), range, stored, everyone(fleet, stored, null));
                require(Cohorts.of(linux, range, period), range, stored, everyone(fleet, stored, "Linux"));
            }
        }
    }

    private static void require(Cohorts told, Range range, StoredFleet stored, Set<Integer> wanted) {
        LocalDate firstDay = Asked.of(stored.product(), range.today()).firstDay();
        if (firstDay == null) {
            assertThat(told.cohorts()).isEmpty();
            return;
        }
        LocalDate from = firstDay.isAfter(range.from()) ? firstDay : range.from();
        List<Window> periods = told.period().within(from, range.lastWholeDay());
        assertThat(told.cohorts()).extracting(Cohort::days).isEqualTo(periods.subList(told.left(), periods.size()));
        for (Cohort cohort : told.cohorts()) {
            Set<Integer> members = new HashSet<>(stored.recount()
                    .newcomers(cohort.days().from(), cohort.days().to()));
            members.retainAll(wanted);
            assertThat(cohort.instances()).as("%s", cohort.days()).isEqualTo(members.size());
            Window later = cohort.days();
            for (int n = 1; n <= cohort.active().size(); n++) {
                later = told.period().of(later.to().plusDays(1));
                Set<Integer> active = new HashSet<>(stored.recount().active(later.from(), later.to()));
                active.retainAll(members);
                assertThat(cohort.activeAfter(n))
                        .as("%s, %d later", cohort.days(), n)
                        .isEqualTo(active.size());
            }
            assertThat(told.period().of(later.to().plusDays(1)).to()).isAfter(range.lastWholeDay());
        }
    }

    /** Who ever reported, and said so last. */
    private static Set<Integer> everyone(Fleet fleet, StoredFleet stored, String os) {
        Set<Integer> found = new HashSet<>();
        Map<Integer, Map<String, Object>> latest = stored.recount().latest(LocalDate.of(2000, 1, 1), fleet.today());
        latest.forEach((number, kept) -> {
            if (os == null || Recount.values(kept, "os").contains(os)) {
                found.add(number);
            }
        });
        return found;
    }
}
