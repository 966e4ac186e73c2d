package rollcall.pages.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.population.Filter;
import rollcall.analysis.retention.Cohort;
import rollcall.analysis.retention.CohortPeriod;
import rollcall.analysis.retention.Cohorts;
import rollcall.analysis.retention.Cohorts.Later;
import rollcall.analysis.time.Range;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/** The answer in sentences. */
record RetentionWords(Cohorts retention, Range range, LocalDate firstDay, Filter filter) {
    /** A share of fewer instances says little. */
    private static final int ENOUGH = 10;

    /** "Of 1,204 new instances, 512 (43 %) were active 4 weeks later: those that were new from 1 June to 26 October." */
    Markup headline() {
        if (retention.cohorts().isEmpty()) {
            return said("retention.no-period-", Dates.day(firstDay));
        }
        Later later = later();
        if (later.n() == 0) {
            return said("retention.no-later-", Dates.day(firstDay));
        }
        if (later.of() == 0) {
            return Markup.ofText(Messages.get(filter.isWhole() ? "retention.nobody" : "retention.nobody-matches"));
        }
        if (later.of() < ENOUGH) {
            return Markup.ofText(Messages.get(
                    "retention.few-" + code(), Phrases.instances(later.of()), later.active(), later.n(), ENOUGH));
        }
        return Markup.of(
                "retention.headline-" + code() + "_html",
                Phrases.instances(later.of()),
                later.active(),
                Numbers.percent(Numbers.share(later.active(), later.of())),
                later.n());
    }

    /** What the grid counts, and what it leaves out. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(Messages.get("retention.counts-" + code()));
        if (retention.cohorts().stream().anyMatch(Cohort::first)) {
            notes.add(Messages.get("retention.first-says", Dates.day(firstDay)));
        }
        if (retention.left() > 0) {
            notes.add(Messages.get("retention.left-" + code(), retention.left(), Cohorts.MOST));
        }
        return notes;
    }

    /** As long after as four weeks or three months, or as long as any cohort that is new can be followed; 0 if none can. */
    private Later later() {
        int wanted = retention.period() == CohortPeriod.WEEK ? 4 : 3;
        for (int n = Math.min(wanted, retention.longest()); n > 0; n--) {
            int after = n;
            if (retention.cohorts().stream().anyMatch(cohort -> !cohort.first() && cohort.reaches(after))) {
                return retention.after(n);
            }
        }
        return new Later(0, 0, 0);
    }

    private Markup said(String key, String day) {
        return Markup.ofText(Messages.get(key + code(), day));
    }

    private String code() {
        return retention.period().code();
    }
}
