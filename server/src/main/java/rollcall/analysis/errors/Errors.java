package rollcall.analysis.errors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.events.RanVersions;
import rollcall.analysis.events.Senders;
import rollcall.analysis.health.FollowedRelease;
import rollcall.analysis.health.ReleaseTrain;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Product;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.ErrorReader.Key;
import rollcall.rollup.read.ErrorReader.Span;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.EventUnion;

/** Which errors instances send, and on which versions. */
public final class Errors {
    /** Most errors in an answer. */
    public static final int MOST = 1_000;

    private static final Comparator<SignatureRow> MOST_INSTANCES = Comparator.comparingInt(SignatureRow::instances)
            .reversed()
            .thenComparing(row -> row.events() == null ? 0 : row.events(), Comparator.reverseOrder())
            .thenComparing(SignatureRow::signature);

    private final EventRollupReader events;

    public Errors(EventRollupReader events) {
        this.events = events;
    }

    /**
     * The errors of some instances on the days on which these were seen.
     *
     * @param population all instances
     * @param version the field that names an instance's version
     * @param seen how many the senders are
     * @param since the release since which errors may be new; null for none
     */
    public ErrorAnswer answer(
            Population population,
            Senders senders,
            Dimension version,
            int seen,
            ReleaseTrain train,
            @Nullable FollowedRelease since) {
        Sent sent = new Sent(senders, events.errors().of(senders.product().id(), senders.from(), senders.to()));
        RanVersions ran = RanVersions.of(population, senders, version);
        List<SignatureRow> rows = rows(sent, histories(population), train, since);
        return new ErrorAnswer(
                seen,
                senders.count(sent.union(key -> true)),
                senders.count(sent.union(key -> key.signature().isEmpty())),
                rows,
                byVersion(population, version, sent, ran, key -> true),
                since == null ? null : since(sent, ran, since.version()));
    }

    /** The first day that has an event, an error or another one; null if there is none yet. */
    public @Nullable LocalDate firstDay(Product product) {
        return events.errors().firstDay(product.id()).orElse(null);
    }

    /** One error by version: those that somebody ran on these days, newest first. */
    public List<VersionErrors> ofSignature(
            Population population, Senders senders, Dimension version, String signature) {
        Sent sent = new Sent(senders, events.errors().of(senders.product().id(), senders.from(), senders.to()));
        RanVersions ran = RanVersions.of(population, senders, version);
        return byVersion(population, version, sent, ran, key -> key.signature().equals(signature));
    }

    /** What was sent in the days of a question. */
    private record Sent(Senders senders, Map<Key, EventUnion> errors) {
        RoaringBitmap union(Predicate<Key> which) {
            return RoaringBitmap.or(errors.entrySet().stream()
                    .filter(each -> which.test(each.getKey()))
                    .map(each -> each.getValue().instances())
                    .iterator());
        }

        /** Null if nobody knows. */
        @Nullable
        Long events(Predicate<Key> which) {
            return senders.areAll()
                    ? Long.valueOf(errors.entrySet().stream()
                            .filter(each -> which.test(each.getKey()))
                            .mapToLong(each -> each.getValue().events())
                            .sum())
                    : null;
        }
    }

    private static List<SignatureRow> rows(
            Sent sent, Map<String, ErrorHistory> histories, ReleaseTrain train, @Nullable FollowedRelease since) {
        Map<String, List<EventUnion>> unions = new HashMap<>();
        sent.errors.forEach((key, union) -> {
            if (!key.signature().isEmpty() && !key.signature().equals(SeriesKey.OTHER)) {
                unions.computeIfAbsent(key.signature(), none -> new ArrayList<>())
                        .add(union);
            }
        });
        LocalDate reported = since == null ? LocalDate.MAX : firstReported(train, since);
        List<SignatureRow> rows = new ArrayList<>();
        unions.forEach((signature, some) -> {
            int instances = sent.senders.count(
                    RoaringBitmap.or(some.stream().map(EventUnion::instances).iterator()));
            if (instances > 0) {
                ErrorHistory history = Objects.requireNonNull(histories.get(signature));
                rows.add(new SignatureRow(
                        signature,
                        instances,
                        sent.senders.areAll()
                                ? Long.valueOf(some.stream()
                                        .mapToLong(EventUnion::events)
                                        .sum())
                                : null,
                        history,
                        since != null && history.isNewSince(since.version(), reported),
                        history.returned(train.releases())));
            }
        });
        return rows.stream().sorted(MOST_INSTANCES).limit(MOST).toList();
    }

    /** Of all time, also of days after those of the question. */
    private Map<String, ErrorHistory> histories(Population population) {
        Map<String, Map<String, Span>> spans = new HashMap<>();
        events.errors()
                .spans(population.product().id(), population.today())
                .forEach((key, span) -> spans.computeIfAbsent(key.signature(), none -> new HashMap<>())
                        .put(key.version(), span));
        Map<String, ErrorHistory> histories = new HashMap<>();
        spans.forEach((signature, versions) -> histories.put(signature, ErrorHistory.of(versions)));
        return histories;
    }

    private static LocalDate firstReported(ReleaseTrain train, FollowedRelease release) {
        Version asked = new Version(release.version());
        return train.rows().stream()
                .filter(row -> Version.BY_RELEASE.compare(new Version(row.version()), asked) == 0)
                .map(row -> row.firstSeen())
                .min(Comparator.naturalOrder())
                .orElse(release.since());
    }

    private static ErrorAnswer.Since since(Sent sent, RanVersions ran, String release) {
        Version lowest = new Version(release);
        Predicate<String> isNew = version -> Version.BY_RELEASE.compare(new Version(version), lowest) >= 0;
        TreeSet<String> versions = versions(sent, ran, Comparator.comparing(Version::new));
        versions.removeIf(isNew.negate());
        RoaringBitmap with = sent.union(key -> versions.contains(key.version()));
        return new ErrorAnswer.Since(release, List.copyOf(versions), ran.count(versions, with));
    }

    /** The versions that somebody ran, or with which somebody sent an error. */
    private static TreeSet<String> versions(Sent sent, RanVersions ran, Comparator<String> order) {
        TreeSet<String> versions = new TreeSet<>(order);
        versions.addAll(ran.versions());
        sent.errors.keySet().stream()
                .map(Key::version)
                .filter(version -> !version.isEmpty())
                .forEach(versions::add);
        return versions;
    }

    private static List<VersionErrors> byVersion(
            Population population, Dimension version, Sent sent, RanVersions ran, Predicate<Key> which) {
        Senders senders = sent.senders;
        Set<String> versions =
                versions(sent, ran, Comparator.comparing(Version::new).reversed());
        Map<String, Long> days = senders.areAll()
                ? population
                        .states()
                        .instanceDays(population.days(), version.name(), version.kind(), senders.from(), senders.to())
                : Map.of();
        List<VersionErrors> rows = new ArrayList<>();
        for (String each : versions) {
            RoaringBitmap any = sent.union(key -> key.version().equals(each));
            int who = ran.count(List.of(each), any);
            if (who > 0) {
                Predicate<Key> here = key -> key.version().equals(each) && which.test(key);
                rows.add(new VersionErrors(
                        each,
                        who,
                        senders.count(sent.union(here)),
                        sent.events(here),
                        senders.areAll() ? days.getOrDefault(each, 0L) : null));
            }
        }
        return rows;
    }
}
