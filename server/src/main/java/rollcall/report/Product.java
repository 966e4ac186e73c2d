package rollcall.report;

import java.time.Duration;
import java.util.Set;

/**
 * One self-hosted program whose maintainers use this receiver.
 *
 * @param id its number in every table
 * @param slug its name in URLs and on the command line
 * @param name its name on pages
 * @param preset the vocabulary it started from
 * @param window how long after an accepted heartbeat the same instance is refused
 * @param settings what superusers said of its reports
 */
public record Product(int id, String slug, String name, String preset, Duration window, Set<ProductSetting> settings) {
    public Product {
        settings = Set.copyOf(settings);
    }

    /** A product of which nothing more was said. */
    public Product(int id, String slug, String name, String preset, Duration window) {
        this(id, slug, name, preset, window, Set.of());
    }

    /** Whether superusers said so. */
    public boolean has(ProductSetting setting) {
        return settings.contains(setting);
    }
}
