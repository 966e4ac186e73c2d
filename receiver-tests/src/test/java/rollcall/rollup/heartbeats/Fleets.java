package rollcall.rollup.heartbeats;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jdbi.v3.core.Jdbi;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.BucketScale;
import rollcall.rollup.RawFleet;
import rollcall.rollup.Report;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.rollups.RollupTransaction;
import rollcall.support.TestDatabase;

/** One database for all tries, a product of its own for each; and the generators of what its instances say. */
public final class Fleets {
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    public static final Vocabulary VOCABULARY = new Vocabulary("test", "version", fields(), EventVocabulary.NONE);

    private static final AtomicInteger PRODUCTS = new AtomicInteger(1000);
    private static Database database;

    private Fleets() {}

    public static Jdbi jdbi() {
        return database().jdbi();
    }

    public static synchronized Database database() {
        if (database == null) {
            database =
                    Database.open(Optional.of(TestDatabase.fresh()), Path.of("unused"), EmbeddedPostgres.Use.COMMAND);
            database.jdbi()
                    .useHandle(handle -> handle.execute("CREATE TABLE heartbeat_all PARTITION OF heartbeat DEFAULT"));
        }
        return database;
    }

    public static RawFleet fresh() {
        return new RawFleet(jdbi(), PRODUCTS.incrementAndGet());
    }

    public static HeartbeatRollup fold(int mostAtOnce) {
        return new HeartbeatRollup(new RollupTransaction(jdbi()), product -> VOCABULARY, mostAtOnce);
    }

    /** Group commits in the order in which they arrive: up to 8 instances, over the last so many days. */
    public static Arbitrary<List<List<Report>>> commits(int days) {
        Arbitrary<List<Report>> reports = reports(days).list().ofMinSize(1).ofMaxSize(40);
        return Combinators.combine(reports, Arbitraries.integers().between(1, 9))
                .as((all, size) -> {
                    List<Report> sorted = new ArrayList<>(all);
                    sorted.sort(java.util.Comparator.comparing(Report::day));
                    List<List<Report>> commits = new ArrayList<>();
                    for (int from = 0; from < sorted.size(); from += size) {
                        commits.add(List.copyOf(sorted.subList(from, Math.min(sorted.size(), from + size))));
                    }
                    return commits;
                });
    }

    private static Arbitrary<Report> reports(int days) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, days - 1),
                        Arbitraries.of("1.0", "1.1", "2.0", "10.0").injectNull(0.2),
                        Arbitraries.of("Linux", "Darwin").injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.of("a", "b", "c")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(3)
                                .injectNull(0.3))
                .as((instance, ago, version, os, flag, plugins) -> {
                    Map<String, Object> kept = new HashMap<>();
                    kept.put("version", version);
                    kept.put("os", os);
                    kept.put("flag", flag);
                    kept.put("plugins", plugins);
                    kept.values().removeIf(java.util.Objects::isNull);
                    return new Report(instance, TODAY.minusDays(ago), kept);
                });
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        fields.put("version", field("version", FieldKind.VERSION));
        fields.put("os", field("os", FieldKind.CHOICE));
        fields.put("flag", field("flag", FieldKind.FLAG));
        fields.put("plugins", field("plugins", FieldKind.NAMES));
        fields.put(
                "size",
                new Field("size", FieldKind.BUCKET, null, "size", "", "", List.of(), BucketScale.COUNTS.name()));
        fields.put("requests", field("requests", FieldKind.DAY_SUM));
        fields.put("latency", histogram("latency", 5, 10, 25, 50, 100));
        return fields;
    }

    private static Field histogram(String name, int... bounds) {
        return new Field(
                name,
                FieldKind.HISTOGRAM,
                null,
                name,
                "",
                "",
                List.of(),
                null,
                List.of(),
                null,
                IntStream.of(bounds).mapToObj(BigDecimal::valueOf).toList(),
                null,
                null);
    }

    private static Field field(String name, FieldKind fieldKind) {
        return new Field(name, fieldKind, null, name, "", "", List.of(), null);
    }
}
