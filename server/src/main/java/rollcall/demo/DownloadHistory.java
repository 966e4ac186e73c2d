package rollcall.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import rollcall.product.Downloads;
import rollcall.report.Product;

/** The demo's download counts: some hundred a day, fewer at weekends, more after each release. */
final class DownloadHistory {
    /** Downloads begin before the first report, so that the page can tell them all from those since then. */
    private static final int DAYS_BEFORE = 30;

    private static final int ON_A_WORKING_DAY = 260;
    private static final int ON_A_WEEKEND_DAY = 140;
    private static final int AFTER_A_RELEASE = 400;
    private static final int DAYS_AFTER_A_RELEASE = 5;
    private static final int DAYS_BETWEEN_RELEASES = 28;
    private static final int SPREAD = 60;
    private static final int SATURDAY = 6;

    private DownloadHistory() {}

    /** Writes the counts up to yesterday, unless the product has some. */
    static void write(Product product, Downloads downloads, LocalDate first, LocalDate today, String by) {
        if (downloads.of(product).isPresent()) {
            return;
        }
        Random random = new Random(first.toEpochDay());
        StringBuilder file = new StringBuilder("day,count\n");
        first.minusDays(DAYS_BEFORE).datesUntil(today).forEach(day -> {
            boolean weekend = day.getDayOfWeek().getValue() >= SATURDAY;
            boolean release = day.toEpochDay() % DAYS_BETWEEN_RELEASES < DAYS_AFTER_A_RELEASE;
            int count = (weekend ? ON_A_WEEKEND_DAY : ON_A_WORKING_DAY)
                    + (release ? AFTER_A_RELEASE : 0)
                    + random.nextInt(SPREAD);
            file.append(day).append(',').append(count).append('\n');
        });
        downloads.replace(product, file.toString().getBytes(StandardCharsets.UTF_8), by);
    }
}
