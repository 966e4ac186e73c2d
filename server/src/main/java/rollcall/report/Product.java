package rollcall.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import rollcall.report.quota.DailyAmounts;

/**
 * One self-hosted program whose maintainers use this receiver.
 *
 * @param id its number in all tables
 * @param slug its name in URLs and on the command line
 * @param name its name on pages
 * @param preset the name of the vocabulary that it started from
 * @param window how long after an accepted heartbeat another heartbeat of the same instance is rejected
 * @param settings what superusers have stated about its reports
 * @param testUntil the end of its test mode; the epoch if it never was in test mode
 * @param quotas the most that is kept of its reports on one UTC day
 */
public record Product(
        int id,
        String slug,
        String name,
        String preset,
        Duration window,
        Set<ProductSetting> settings,
        Instant testUntil,
        DailyAmounts quotas) {
    /** By name, whatever its case; products of one name by slug. */
    public static final Comparator<Product> BY_NAME =
            Comparator.comparing(Product::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Product::slug);

    public Product {
        settings = Set.copyOf(settings);
    }

    /** A product without settings that never was in test mode, with the usual quotas. */
    public Product(int id, String slug, String name, String preset, Duration window) {
        this(id, slug, name, preset, window, Set.of(), Instant.EPOCH, DailyAmounts.USUAL);
    }

    /** True if superusers have switched this setting on. */
    public boolean has(ProductSetting setting) {
        return settings.contains(setting);
    }

    /** True if it is in test mode at that time: its instances may report as often as they like. */
    public boolean isInTestMode(Instant now) {
        return now.isBefore(testUntil);
    }

    /** How long after an accepted heartbeat another heartbeat of the same instance is rejected at that time. */
    public Duration windowAt(Instant now) {
        return isInTestMode(now) ? Duration.ZERO : window;
    }
}
