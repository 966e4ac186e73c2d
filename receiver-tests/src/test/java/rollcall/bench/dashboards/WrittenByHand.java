package rollcall.bench.dashboards;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import rollcall.bench.fleet.Shape;
import rollcall.product.Advisories;
import rollcall.product.Downloads;
import rollcall.product.SupportLines;
import rollcall.report.Product;
import rollcall.report.VersionInterval;
import rollcall.store.database.Database;
import rollcall.store.products.AdvisoryDao;
import rollcall.store.products.DownloadDao;
import rollcall.store.products.SupportLineDao;

/** What maintainers write down of a product: as many advisories and support lines as there may be, and a count of downloads of each day. */
final class WrittenByHand {
    private static final String BY = "maintainer@example.org";
    private static final int VERSIONS_OF_A_LINE = 10;

    private WrittenByHand() {}

    /** Writes it, unless it was written before. */
    static void put(Database database, Product product, Shape shape) {
        Clock clock = Clock.systemUTC();
        Advisories advisories = new Advisories(database.dao(AdvisoryDao.class), clock);
        if (!advisories.all(product).isEmpty()) {
            return;
        }
        for (int i = 0; i < Advisories.MOST; i++) {
            String fixed = shape.version((i + 1) * (shape.versions() - 1) / Advisories.MOST);
            advisories.keep(
                    product,
                    new Advisories.Draft(
                            "BENCH-" + i,
                            "Advisory " + i,
                            "high",
                            List.of(VersionInterval.below(fixed).toString()),
                            fixed,
                            shape.first().toString(),
                            ""),
                    false,
                    BY);
        }
        SupportLines lines = new SupportLines(database.dao(SupportLineDao.class), clock);
        for (int i = 0; i < SupportLines.MOST && i * VERSIONS_OF_A_LINE < shape.versions(); i++) {
            String group = shape.version(i * VERSIONS_OF_A_LINE).replaceFirst("\\.\\d+$", ".x");
            lines.keep(product, "Line " + i, List.of(group), shape.today().toString(), false, BY);
        }
        StringBuilder file = new StringBuilder("day,count\n");
        for (LocalDate day = shape.first(); day.isBefore(shape.today()); day = day.plusDays(1)) {
            file.append(day).append(",1000\n");
        }
        new Downloads(database.dao(DownloadDao.class), clock)
                .replace(product, file.toString().getBytes(StandardCharsets.UTF_8), BY);
    }
}
