package rollcall.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.rollup.read.RollupReader;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.rollups.RollupDao;

/** Times the questions of each page over 90 days of a fleet of 1,000,000 instances; each should be answered within 100 ms. */
final class QuestionsBench {
    private static final int INSTANCES = 1_000_000;
    private static final int DAYS = 90;
    private static final int DIFFERENT_DAYS = 7;
    private static final int TIMES = 40;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Product PRODUCT = new Product(1, "bench", "Bench", "eventyay", Duration.ofHours(23));

    private QuestionsBench() {}

    static void run(Path dataDir) {
        try (Database database =
                Database.open(Optional.empty(), dataDir.resolve("data"), EmbeddedPostgres.Use.SERVER)) {
            Vocabulary vocabulary = Presets.load("eventyay");
            fill(database.dao(RollupDao.class), vocabulary);
            ask(new RollupReader(database.dao(RollupDao.class)), vocabulary);
        }
    }

    private static void fill(RollupDao rollups, Vocabulary vocabulary) {
        System.err.println("making " + DAYS + " days of " + INSTANCES + " instances");
        List<SyntheticDay> days = new ArrayList<>();
        for (int i = 0; i < DIFFERENT_DAYS; i++) {
            days.add(SyntheticDay.of(vocabulary, INSTANCES, i));
        }
        for (int ago = 0; ago < DAYS; ago++) {
            rollups.put(PRODUCT.id(), days.get(ago % DIFFERENT_DAYS).rows(TODAY.minusDays(ago)));
        }
    }

    private static void ask(RollupReader rollupReader, Vocabulary vocabulary) {
        ActiveInstances activeInstances = new ActiveInstances(rollupReader);
        Distributions distributions = new Distributions(rollupReader);
        VersionAdoption versionAdoption = new VersionAdoption(rollupReader, distributions);
        Range range = Range.of("90", TODAY, activeInstances.firstDay(PRODUCT));
        List<Field> metrics = vocabulary.group(FieldGroup.METRICS);
        List<Field> environment = vocabulary.group(FieldGroup.ENVIRONMENT);
        System.out.printf("%-44s %10s %10s %10s%n", "ms over 90 days of 1,000,000", "first", "median", "p90");
        time("who answers", () -> activeInstances.overview(PRODUCT, TODAY, range));
        time("which versions", () -> versionAdoption.answer(PRODUCT, vocabulary.versionField(), TODAY));
        time(metrics.size() + " metrics, now", () -> distributions.now(PRODUCT, Dimension.of(metrics), TODAY));
        time(metrics.size() + " metrics, over time", () -> distributions.over(PRODUCT, Dimension.of(metrics), range));
        time(
                environment.size() + " fields of the environment, now",
                () -> distributions.now(PRODUCT, Dimension.of(environment), TODAY));
    }

    static void time(String question, Runnable answer) {
        long[] times = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            answer.run();
            times[i] = System.nanoTime() - start;
        }
        double first = times[0] / 1e6;
        Latencies latencies = new Latencies(List.of(times));
        System.out.printf(
                "%-44s %10.1f %10.1f %10.1f%n", question, first, latencies.millis(0.5), latencies.millis(0.9));
    }
}
