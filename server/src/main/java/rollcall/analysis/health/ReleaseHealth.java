package rollcall.analysis.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.statistics.Judgement;
import rollcall.analysis.statistics.Judgement.Verdict;
import rollcall.analysis.trends.Dimension;

/**
 * The first days of a release beside those of another one, as many of each.
 *
 * @param days how many days, all over; at most {@link #MOST_DAYS}
 */
public record ReleaseHealth(FirstDays now, FirstDays before, int days) {
    /** Two weeks: a release that nobody took up then tells nothing either. */
    public static final int MOST_DAYS = 14;

    /** What may be worse. */
    public enum Measure {
        SILENT,
        ROLLED_BACK,
        ERRORS
    }

    private record Question(
            String version, @Nullable String errors, FollowedRelease now, FollowedRelease before, int days) {}

    /**
     * Both releases have to be older than today.
     *
     * @param version the field that names an instance's version
     * @param errors the field of ranges that counts its errors; null if there is none
     */
    public static ReleaseHealth of(
            Population population,
            ReleaseTrain train,
            Dimension version,
            @Nullable Dimension errors,
            FollowedRelease now,
            FollowedRelease before) {
        LocalDate yesterday = population.today().minusDays(1);
        int days = Math.min(MOST_DAYS, 1 + Math.min(now.age(yesterday), before.age(yesterday)));
        FirstDaysReader reader = new FirstDaysReader(population, train, version, errors, days);
        return population.answerOfPast(
                new Question(version.name(), errors == null ? null : errors.name(), now, before, days),
                health -> health.now.bytes() + health.before.bytes(),
                () -> new ReleaseHealth(reader.read(now), reader.read(before), days));
    }

    /** What is judged, and how. Errors are if both releases have instances that report them. */
    public Map<Measure, Judgement> judgements() {
        Map<Measure, Judgement> judgements = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            if (isKnown(measure)) {
                judgements.put(
                        measure,
                        new Judgement(
                                part(measure, now).proportion(),
                                part(measure, before).proportion()));
            }
        }
        return judgements;
    }

    private boolean isKnown(Measure measure) {
        return switch (measure) {
            case SILENT -> days > ReleaseOutcome.QUIET;
            case ROLLED_BACK -> days > 1;
            case ERRORS -> hasErrors();
        };
    }

    /**
     * What is measured of one of the releases. Errors have to be known; many are those above the range in the middle of the other release's.
     */
    public Fraction part(Measure measure, FirstDays release) {
        return switch (measure) {
            case SILENT -> release.silent();
            case ROLLED_BACK -> release.rolledBack();
            case ERRORS -> release.errors().above(before.errors().median());
        };
    }

    /** Whether instances on both releases count errors. */
    public boolean hasErrors() {
        return now.errors().of() > 0 && before.errors().of() > 0;
    }

    /** Worse if one thing is; no worse if none is, and silence is known. */
    public Verdict verdict() {
        var verdicts = new ArrayList<Verdict>();
        judgements().values().forEach(judgement -> verdicts.add(judgement.verdict()));
        if (verdicts.contains(Verdict.WORSE)) {
            return Verdict.WORSE;
        }
        return days <= ReleaseOutcome.QUIET || verdicts.contains(Verdict.TOO_FEW) ? Verdict.TOO_FEW : Verdict.NO_WORSE;
    }
}
