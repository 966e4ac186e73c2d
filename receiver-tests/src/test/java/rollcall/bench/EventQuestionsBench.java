package rollcall.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.Funnels;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Presets;
import rollcall.report.Product;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.RollupReader;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.rollups.EventNameDao;
import rollcall.store.rollups.EventRollupDao;
import rollcall.store.rollups.EventUseDao;
import rollcall.store.rollups.RollupDao;

/** Times the questions about events: a year of 300 names on 2,000 instances, and 90 days of 100 names on 1,000,000. */
final class EventQuestionsBench {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private EventQuestionsBench() {}

    static void run(Path dataDir) {
        try (Database database =
                Database.open(Optional.empty(), dataDir.resolve("events"), EmbeddedPostgres.Use.SERVER)) {
            ask(database, new Product(1, "small", "", "none", Duration.ZERO), 2_000, 300, 365);
            ask(database, new Product(2, "large", "", "none", Duration.ZERO), 1_000_000, 100, 90);
        }
    }

    private static void ask(Database database, Product product, int instances, int names, int days) {
        Range range = new Range("all", TODAY.minusDays(days - 1), TODAY);
        Range month = new Range("30", TODAY.minusDays(29), TODAY);
        System.err.printf("making %d days of %d names of %d instances%n", days, names, instances);
        SyntheticEvents synthetic = new SyntheticEvents(product.id(), instances, range.from(), range.to());
        synthetic.fill(database.dao(EventRollupDao.class), database.dao(EventNameDao.class), names);
        synthetic.answer(database.dao(RollupDao.class));
        database.jdbi().useHandle(handle -> handle.execute("VACUUM ANALYZE event_rollup"));
        EventUse use = new EventUse(
                new RollupReader(database.dao(RollupDao.class)),
                database.dao(EventUseDao.class),
                database.dao(EventNameDao.class),
                one -> Presets.load(one.preset()));
        Funnels funnels = new Funnels(new EventRollupReader(database.dao(EventUseDao.class)));
        System.out.printf("%n%-44s %10s %10s %10s%n", "ms over " + instances + " instances", "first", "median", "p90");
        QuestionsBench.time(names + " names over " + days + " days", () -> use.list(product, range, ""));
        QuestionsBench.time(names + " names over 30 days", () -> use.list(product, month, ""));
        QuestionsBench.time("one name over " + days + " days", () -> use.one(product, "event-1", range));
        QuestionsBench.time(
                "a funnel of 4 over " + days + " days",
                () -> funnels.answer(product, List.of("event-1", "event-2", "event-3", "event-4"), range));
    }
}
