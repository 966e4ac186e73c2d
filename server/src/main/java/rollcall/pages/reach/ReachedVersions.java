package rollcall.pages.reach;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.reach.InReach;
import rollcall.analysis.reach.Outlook;
import rollcall.analysis.reach.VersionSet;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.AskedVersions;
import rollcall.pages.filter.InstanceLinks;
import rollcall.report.VersionInterval;
import rollcall.report.VersionIntervals;

/** Counts who is in reach of several sets of versions of a product, and links to them. */
final class ReachedVersions {
    /** Forecasts are made for so many at most: each goes through four weeks of days. */
    static final int MOST_FORECASTS = 20;

    private final Field field;
    private final Population everyone;
    private final InstanceLinks links;

    ReachedVersions(PageRequest pageRequest, Vocabulary vocabulary, Population everyone) {
        field = ReachQuestion.fields(vocabulary).get(0);
        this.everyone = everyone;
        links = new InstanceLinks(pageRequest, vocabulary, everyone);
    }

    /**
     * A number of instances.
     *
     * @param href the list of them; null if no filter says so
     */
    record Counted(InReach now, @Nullable String href) {}

    AskedVersions asked(List<String> texts) {
        return AskedVersions.of(field, texts).orElseThrow();
    }

    /** Those in reach of some versions. */
    Counted count(List<String> texts) {
        return new Counted(InReach.now(everyone, set(texts)), links.versions(Distributions.DAYS, field, texts));
    }

    /**
     * Those in reach of any of several sets of versions and of none of some others, each once.
     *
     * @param any texts of each set
     */
    Counted count(List<List<String>> any, List<List<String>> none) {
        Dimension dimension = Dimension.of(field);
        List<VersionSet> sets = any.stream().map(this::set).toList();
        InReach with = InReach.now(everyone, dimension, sets, List.of());
        InReach now = InReach.now(
                everyone, dimension, sets, none.stream().map(this::set).toList());
        List<String> texts = new ArrayList<>(merged(any));
        if (now.instances() < with.instances()) {
            merged(none).forEach(text -> texts.add("!" + text));
        }
        return new Counted(now, any.isEmpty() ? null : links.versions(Distributions.DAYS, field, texts));
    }

    /** As few texts as ask for the same versions. */
    private static List<String> merged(List<List<String>> sets) {
        List<String> texts = sets.stream().flatMap(List::stream).distinct().toList();
        List<String> merged = new ArrayList<>();
        VersionIntervals.merged(texts.stream()
                        .flatMap(text -> VersionInterval.of(text).stream())
                        .toList())
                .forEach(interval -> merged.add(interval.toString()));
        texts.stream().filter(text -> VersionInterval.of(text).isEmpty()).forEach(merged::add);
        return merged;
    }

    /** The first {@link #MOST_FORECASTS} of them; the rest is not forecast. */
    List<Outlook> outlooks(List<List<String>> texts, List<Counted> counted) {
        int most = Math.min(texts.size(), MOST_FORECASTS);
        return Outlook.ofEach(
                everyone,
                texts.subList(0, most).stream().map(this::set).toList(),
                counted.subList(0, most).stream().map(Counted::now).toList());
    }

    private VersionSet set(List<String> texts) {
        return new VersionSet(Dimension.of(field), asked(texts).condition());
    }
}
