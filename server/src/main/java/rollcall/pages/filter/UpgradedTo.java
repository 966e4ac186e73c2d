package rollcall.pages.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.report.UtcDay;

/**
 * What a URL asks about the upgrade to a release: {@code upgrade=came:DAY..DAY:VERSION} for instances that were upgraded to it on one of these
 * days, {@code silent} and {@code rolled-back} instead of {@code came} for what became of them. Of several values all hold.
 */
public final class UpgradedTo {
    public static final String UPGRADE = "upgrade";

    /** The most days: each is read by itself. */
    private static final int MOST_DAYS = 28;

    private static final int LONGEST = 200;
    private static final Pattern FORM = Pattern.compile("([a-z-]+):([\\d-]{10}\\.\\.[\\d-]{10}):(\\d\\V*)");
    private static final String PERMITTED =
            "came, silent or rolled-back, two UTC days before today, at most 28 days, and a version: came:2026-11-01..2026-11-14:3.1.0";

    private UpgradedTo() {}

    private record Asked(ReleaseOutcome outcome, Window days, String release) {
        /** Silence takes some days after the upgrade. */
        boolean isSensible(LocalDate today) {
            int fewest = outcome == ReleaseOutcome.SILENT ? ReleaseOutcome.QUIET + 1 : 1;
            return days.days() >= fewest
                    && days.days() <= MOST_DAYS
                    && days.to().isBefore(today)
                    && !days.from().isBefore(UtcDay.EARLIEST);
        }
    }

    static Parameter parameter() {
        return new Parameter(
                UPGRADE,
                (pageRequest, value) -> {
                    if (value.length() > LONGEST
                            || asked(value)
                                    .filter(asked -> asked.isSensible(pageRequest.today()))
                                    .isEmpty()) {
                        throw new InvalidParameter(
                                UPGRADE,
                                "It is no outcome of an upgrade, days that are over and a version.",
                                PERMITTED);
                    }
                },
                true,
                false);
    }

    /** The text in URLs. */
    public static String text(ReleaseOutcome outcome, Window days, String release) {
        return outcome.code() + ":" + OtherDays.during(days) + ":" + release;
    }

    static List<Condition> conditions(PageRequest pageRequest, Vocabulary vocabulary) {
        Dimension version = Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
        return Questions.values(pageRequest, UPGRADE).stream()
                .flatMap(text -> asked(text).stream())
                .<Condition>map(asked -> new Condition.WasUpgradedTo(
                        asked.outcome(),
                        version,
                        asked.release(),
                        asked.days().from(),
                        asked.days().to()))
                .toList();
    }

    /** A value for people. */
    static String words(String value) {
        return asked(value)
                .map(asked -> Messages.get(
                        "filter.upgrade-" + asked.outcome().code(),
                        asked.release(),
                        Dates.day(asked.days().from()),
                        Dates.day(asked.days().to())))
                .orElse(value);
    }

    private static Optional<Asked> asked(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? ReleaseOutcome.named(form.group(1))
                        .flatMap(outcome -> FirstSeenDays.read(form.group(2))
                                .map(days ->
                                        new Asked(outcome, days, form.group(3).strip())))
                : Optional.empty();
    }
}
