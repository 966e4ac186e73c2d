package rollcall.pages.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Condition;
import rollcall.analysis.sizes.ByBucket;
import rollcall.analysis.sizes.ByBucket.Bucket;
import rollcall.analysis.statistics.Contrast;
import rollcall.analysis.statistics.KaplanMeier;
import rollcall.analysis.statistics.Proportion;
import rollcall.analysis.upgrades.DaysToUpgrade;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Links;
import rollcall.pages.Query;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.ListQuery;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * How many instances of each range have a value of another field, and after how many days half of them had a release.
 *
 * @param says the answer in words
 * @param rows smallest range first; empty if nobody reports both
 * @param with the head of the number of those that have the value
 * @param release what the days are to; null if they are not known
 */
record AgainstCard(
        String says,
        List<Row> rows,
        String with,
        @Nullable String release,
        String note,
        String csv,
        List<Choice> fields,
        String has,
        List<Map.Entry<String, String>> kept) {
    private static final double HALF = 0.5;

    /** A field to choose. */
    record Choice(String value, String title, boolean current) {}

    /** A number and the list behind it; null if no filter says which, or if nobody is in it. */
    record Cell(String text, @Nullable String href) {}

    /**
     * A range.
     *
     * @param of those that report the other field
     * @param between the interval of the share; empty if there is nobody
     * @param half after how many days half had the release, or that they have not; empty if that is not asked
     * @param behind how many were behind it
     */
    record Row(
            String range,
            Cell of,
            Cell with,
            String width,
            String share,
            String between,
            String half,
            @Nullable Cell behind) {}

    static AgainstCard of(SizeQuestion question, AgainstQuestion against, VersionAdoption versionAdoption) {
        if (against.goal() == null) {
            return card(question, against, Messages.get("metrics.against-nobody", title(against)), List.of(), null);
        }
        List<Bucket> buckets = shown(ByBucket.of(question.population(), question.dimension(), against.known()));
        if (buckets.isEmpty()) {
            return card(
                    question,
                    against,
                    Messages.get("metrics.against-none", question.name(), title(against)),
                    List.of(),
                    null);
        }
        Map<String, DaysToUpgrade> days = SizeAnswers.days(question, against, versionAdoption);
        String release = days.isEmpty() ? null : against.known().value();
        return card(
                question,
                against,
                says(question, against, buckets),
                buckets.stream()
                        .map(bucket -> row(question, against, bucket, days.get(bucket.label())))
                        .toList(),
                release);
    }

    private static AgainstCard card(
            SizeQuestion question, AgainstQuestion against, String says, List<Row> rows, @Nullable String release) {
        Map<String, String> kept = Links.kept(question.pageRequest(), AgainstQuestion.AGAINST);
        kept.remove(AgainstQuestion.HAS);
        return new AgainstCard(
                says,
                rows,
                against.goal() == null ? "" : Messages.get("metrics.with", against.words()),
                release,
                note(against, release),
                Links.csv(question.pageRequest(), question.field().name() + SizesCsv.AGAINST),
                AgainstQuestion.fields(question).stream()
                        .map(each -> new Choice(each.name(), FieldWords.title(each), each.equals(against.field())))
                        .toList(),
                question.pageRequest().query().getOrDefault(AgainstQuestion.HAS, ""),
                Query.each(kept));
    }

    private static String note(AgainstQuestion against, @Nullable String release) {
        String of = Messages.get("metrics.against-of", title(against), Distributions.DAYS);
        return release == null ? of : of + " " + Messages.get("metrics.against-days", release, KaplanMeier.ENOUGH);
    }

    private static String title(AgainstQuestion against) {
        return FieldWords.title(against.field());
    }

    /** Without the empty ones at both ends. */
    private static List<Bucket> shown(ByBucket all) {
        List<Bucket> buckets = new ArrayList<>(all.buckets());
        while (!buckets.isEmpty() && buckets.get(0).reported() == 0) {
            buckets.remove(0);
        }
        while (!buckets.isEmpty() && buckets.get(buckets.size() - 1).reported() == 0) {
            buckets.remove(buckets.size() - 1);
        }
        return buckets;
    }

    /** The biggest range that has enough instances beside the smallest one. */
    private static String says(SizeQuestion question, AgainstQuestion against, List<Bucket> buckets) {
        if (buckets.stream().mapToInt(Bucket::with).sum() == 0) {
            return Messages.get("metrics.against-no-one", against.words(), question.name());
        }
        List<Bucket> enough = buckets.stream()
                .filter(bucket -> bucket.reported() >= Contrast.FEWEST)
                .toList();
        if (enough.size() < 2) {
            return Messages.get("metrics.against-few", Contrast.FEWEST, title(against), enough.size());
        }
        Bucket big = enough.get(enough.size() - 1);
        Bucket small = enough.get(0);
        Contrast contrast = new Contrast(share(big), share(small));
        String key = switch (contrast.verdict()) {
            case MORE -> "metrics.against-more";
            case LESS -> "metrics.against-less";
            case ALIKE -> "metrics.against-alike";
            case TOO_FEW -> "metrics.against-too-few";
        };
        return Messages.get(
                key,
                question.words(big.label()),
                question.words(small.label()),
                question.name(),
                against.words(),
                Numbers.percent(contrast.one().share()),
                Numbers.percent(contrast.other().share()),
                contrast.enough());
    }

    private static Proportion share(Bucket bucket) {
        return new Proportion(bucket.with(), bucket.reported());
    }

    private static Row row(
            SizeQuestion question, AgainstQuestion against, Bucket bucket, @Nullable DaysToUpgrade days) {
        ListQuery range =
                question.active(Distributions.DAYS).with(question.field(), FilterParameters.exactly(bucket.label()));
        boolean any = bucket.reported() > 0;
        double share = Numbers.share(bucket.with(), bucket.reported());
        return new Row(
                question.words(bucket.label()),
                new Cell(
                        Numbers.count(bucket.reported()),
                        range.with(against.field(), FilterParameters.REPORTED).href(bucket.reported())),
                new Cell(
                        Numbers.count(bucket.with()),
                        range.with(against.field(), against.text()).href(bucket.with())),
                Numbers.width(share),
                any ? Numbers.percent(share) : "–",
                any ? between(share(bucket)) : "",
                days == null ? "" : half(days.curve()),
                days == null ? null : behind(question, against.field(), bucket, days));
    }

    private static String between(Proportion share) {
        return Messages.get(
                "metrics.share-between",
                Numbers.percentWithTenths(share.low()),
                Numbers.percentWithTenths(share.high()));
    }

    private static String half(KaplanMeier curve) {
        if (curve.isEmpty()) {
            return Messages.get("metrics.days-too-few");
        }
        OptionalInt day = curve.day(HALF);
        return day.isPresent()
                ? Messages.get("metrics.days-half", day.getAsInt())
                : Messages.get("metrics.days-not-yet", Numbers.percent(curve.last()), curve.lastDay());
    }

    private static Cell behind(SizeQuestion question, Field version, Bucket bucket, DaysToUpgrade days) {
        return new Cell(
                Numbers.count(days.behind()),
                question.active(Condition.DAYS)
                        .on(days.day0().minusDays(1))
                        .with(question.field(), FilterParameters.exactly(bucket.label()))
                        .below(version, days.release())
                        .href(days.behind()));
    }
}
