package rollcall.pages.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.health.FirstDays;
import rollcall.analysis.health.FollowedRelease;
import rollcall.analysis.health.Fraction;
import rollcall.analysis.health.ReleaseHealth;
import rollcall.analysis.health.ReleaseHealth.Measure;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.statistics.Judgement;
import rollcall.analysis.statistics.Judgement.Verdict;
import rollcall.analysis.time.Window;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** The answer in sentences. */
record HealthWords(ReleaseHealth health, MeasureTable table) {
    /**
     * "3.1.0 is no worse than 3.0.1 in its first 14 days. After the upgrade 9 of 412 fell silent against 8 of 400. ..."
     */
    List<Markup> headline() {
        List<Markup> sentences = new ArrayList<>();
        if (health.verdict() == Verdict.WORSE) {
            health.judgements().forEach((measure, judgement) -> {
                if (judgement.verdict() == Verdict.WORSE) {
                    sentences.add(0, worse(measure));
                }
            });
        } else {
            sentences.add(verdict());
        }
        health.judgements().forEach((measure, judgement) -> {
            if (judgement.verdict() != Verdict.WORSE) {
                sentences.add(Markup.ofText(plain(measure)));
            }
        });
        uptake().ifPresent(sentences::add);
        return sentences;
    }

    private Markup verdict() {
        if (health.verdict() == Verdict.NO_WORSE) {
            return Markup.of("health.is-no-worse_html", now(), before(), health.days());
        }
        if (health.days() <= ReleaseOutcome.QUIET) {
            return Markup.of("health.too-early_html", now(), before(), ReleaseOutcome.QUIET + 1, health.days());
        }
        int enough = health.judgements().values().stream()
                .filter(judgement -> judgement.verdict() == Verdict.TOO_FEW)
                .mapToInt(Judgement::enough)
                .max()
                .orElse(0);
        return Markup.of("health.too-few_html", now(), before(), enough);
    }

    private Markup worse(Measure measure) {
        Fraction one = health.part(measure, health.now());
        Fraction other = health.part(measure, health.before());
        double times = other.with() == 0
                ? 0
                : Math.round(10 * one.proportion().share() / other.proportion().share()) / 10.0;
        return Markup.of(
                "health.worse-" + code(measure) + "_html",
                now(),
                before(),
                one.with(),
                one.of(),
                other.with(),
                other.of(),
                times,
                measure == Measure.ERRORS ? table.middle() : "");
    }

    private String plain(Measure measure) {
        Fraction one = health.part(measure, health.now());
        Fraction other = health.part(measure, health.before());
        if (one.of() == 0 || other.of() == 0) {
            return Messages.get("health.nobody-upgraded", one.of() == 0 ? now() : before());
        }
        return Messages.get(
                "health.plain-" + code(measure),
                one.with(),
                one.of(),
                other.with(),
                other.of(),
                measure == Measure.ERRORS ? table.middle() : "");
    }

    private Optional<Markup> uptake() {
        Fraction one = UptakeTable.lastFraction(health.now());
        Fraction other = UptakeTable.lastFraction(health.before());
        return one.of() == 0 || other.of() == 0
                ? Optional.empty()
                : Optional.of(Markup.ofText(Messages.get(
                        "health.had-after",
                        health.days() - 1,
                        Numbers.percent(one.proportion().share()),
                        one.of(),
                        now(),
                        before(),
                        Numbers.percent(other.proportion().share()))));
    }

    /** What the rows of the table count, and on which days. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(Messages.get("health.days", said(health.now()), said(health.before())));
        if (health.days() < ReleaseHealth.MOST_DAYS) {
            notes.add(Messages.get("health.younger", health.days(), ReleaseHealth.MOST_DAYS));
        }
        if (health.days() > ReleaseOutcome.QUIET) {
            notes.add(Messages.get(
                    "health.silent-counts",
                    Condition.DAYS,
                    health.days() - 1 - ReleaseOutcome.QUIET,
                    ReleaseOutcome.QUIET));
        }
        notes.add(Messages.get("health.rolled-back-counts"));
        notes.add(Messages.get("health.verdict-means", Judgement.FEWEST));
        return notes;
    }

    private static String said(FirstDays release) {
        FollowedRelease followed = release.release();
        Window days = release.days();
        return Messages.get("health.release-days", followed.version(), Dates.day(days.from()), Dates.day(days.to()));
    }

    static String code(Measure measure) {
        return switch (measure) {
            case SILENT -> "silent";
            case ROLLED_BACK -> "rolled-back";
            case ERRORS -> "errors";
        };
    }

    private String now() {
        return health.now().release().version();
    }

    private String before() {
        return health.before().release().version();
    }
}
