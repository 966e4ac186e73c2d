package rollcall.analysis.fields;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.LatestState;

/** How the values of fields are distributed now, by each instance's latest report in 7 days. */
public final class Distributions {
    /** An instance that has been silent for more whole days than this is not counted as active now. */
    public static final int DAYS = 7;

    private Distributions() {}

    private record Question(Dimension field) {}

    private record TogetherQuestion(Dimension first, Dimension second) {}

    private record VersionsQuestion(Dimension part, Dimension version) {}

    /** The instances of the last days. They are read when the first field is counted. */
    private static final class Now {
        private final Population population;
        private LatestState state;
        private RoaringBitmap members;

        Now(Population population) {
            this.population = population;
        }

        Distribution of(Dimension field) {
            if (state == null) {
                state = population.now(DAYS);
                members = population.members(state);
            }
            return Distributions.of(state, members, field);
        }
    }

    /** One field. */
    public static Distribution now(Population population, Dimension dimension) {
        return now(population, List.of(dimension)).get(dimension.name());
    }

    /** Several fields, by name and in their order. */
    public static Map<String, Distribution> now(Population population, List<Dimension> dimensions) {
        Now now = new Now(population);
        Map<String, Distribution> answers = new LinkedHashMap<>();
        dimensions.forEach(each -> answers.put(
                each.name(), population.answer(new Question(each), Distribution::bytes, () -> now.of(each))));
        return answers;
    }

    /** One field of some instances in a window. */
    public static Distribution of(LatestState state, RoaringBitmap members, Dimension dimension) {
        Map<String, Integer> counts = new HashMap<>();
        state.of(dimension.name(), dimension.kind()).forEach((value, who) -> put(counts, value, members, who));
        int reported = RoaringBitmap.andCardinality(members, state.reported(dimension.name()));
        return distribution(dimension, members.getCardinality(), reported, unusable(state, members, dimension), counts);
    }

    /**
     * Two fields of one value together, for example "postgresql 16". The most frequent pair comes first. {@code reported} counts the instances
     * that report both.
     */
    public static Distribution together(Population population, Dimension first, Dimension second) {
        return population.answer(
                new TogetherQuestion(first, second),
                Distribution::bytes,
                () -> countTogether(population, first, second));
    }

    private static Distribution countTogether(Population population, Dimension first, Dimension second) {
        LatestState state = population.now(DAYS);
        RoaringBitmap members = population.members(state);
        Map<String, Integer> both = new HashMap<>();
        Map<String, RoaringBitmap> seconds = state.of(second.name(), second.kind());
        state.of(first.name(), first.kind()).forEach((a, saysA) -> {
            RoaringBitmap part = RoaringBitmap.and(members, saysA);
            seconds.forEach((b, saysB) -> put(both, a + " " + b, part, saysB));
        });
        RoaringBitmap reporters = RoaringBitmap.and(state.reported(first.name()), state.reported(second.name()));
        Dimension pair = Dimension.of(first.name() + " " + second.name(), FieldKind.NAMES);
        Distribution spread = distribution(
                pair,
                members.getCardinality(),
                RoaringBitmap.andCardinality(members, reporters),
                unusable(state, members, second),
                both);
        return new Distribution(
                spread.field(), true, spread.active(), spread.reported(), spread.unusable(), spread.shares());
    }

    /**
     * The versions of each part, for example how many of "postgresql" run 16. The most frequent version comes first. Shares are of all
     * instances that report the part. An instance whose version is missing or unusable is in none of them.
     *
     * @param part a field of one value
     * @param version of that part
     */
    public static Map<String, List<Share>> versionsOf(Population population, Dimension part, Dimension version) {
        return population.answer(
                new VersionsQuestion(part, version),
                shares -> Share.BYTES
                        * shares.values().stream().mapToLong(List::size).sum(),
                () -> countVersionsOf(population, part, version));
    }

    private static Map<String, List<Share>> countVersionsOf(Population population, Dimension part, Dimension version) {
        LatestState state = population.now(DAYS);
        RoaringBitmap members = population.members(state);
        Map<String, RoaringBitmap> versions = state.of(version.name(), version.kind());
        int reported = RoaringBitmap.andCardinality(members, state.reported(part.name()));
        Map<String, List<Share>> shares = new HashMap<>();
        state.of(part.name(), part.kind())
                .forEach((value, who) ->
                        shares.put(value, versionsOf(RoaringBitmap.and(members, who), versions, reported)));
        return shares;
    }

    private static List<Share> versionsOf(RoaringBitmap part, Map<String, RoaringBitmap> versions, int reported) {
        return versions.entrySet().stream()
                .filter(version -> !version.getKey().equals(SeriesKey.NONE))
                .map(version ->
                        share(version.getKey(), RoaringBitmap.andCardinality(part, version.getValue()), reported))
                .filter(share -> share.instances() > 0)
                .sorted(Comparator.comparingInt(Share::instances)
                        .reversed()
                        .thenComparing(share -> new Version(share.value()), Comparator.reverseOrder()))
                .toList();
    }

    private static void put(Map<String, Integer> counts, String value, RoaringBitmap members, RoaringBitmap who) {
        int count = RoaringBitmap.andCardinality(members, who);
        if (count > 0) {
            counts.put(value, count);
        }
    }

    /** How many instances report a value that cannot be used, for each reason. */
    private static Map<Unusable, Integer> unusable(LatestState state, RoaringBitmap members, Dimension dimension) {
        Map<Unusable, Integer> counts = new EnumMap<>(Unusable.class);
        state.unusable(dimension.name(), dimension.kind())
                .forEach((code, who) -> Unusable.of(code).ifPresent(reason -> {
                    int count = RoaringBitmap.andCardinality(members, who);
                    if (count > 0) {
                        counts.put(reason, count);
                    }
                }));
        return counts;
    }

    private static Distribution distribution(
            Dimension dimension, int active, int reported, Map<Unusable, Integer> unusable, Map<String, Integer> all) {
        Map<String, Integer> counts = new HashMap<>(all);
        counts.remove(SeriesKey.NONE);
        List<Share> shares = dimension.inOrder(counts).stream()
                .map(value -> share(value, counts.getOrDefault(value, 0), reported))
                .toList();
        return new Distribution(dimension.name(), dimension.kind().isVersion(), active, reported, unusable, shares);
    }

    private static Share share(String value, int instances, int reported) {
        return new Share(value, instances, reported == 0 ? 0 : (double) instances / reported);
    }
}
