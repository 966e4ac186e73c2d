package rollcall.report;

import java.time.Duration;

/**
 * One self-hosted program whose maintainers use this receiver.
 *
 * @param id its number in every table
 * @param slug its name in URLs and on the command line
 * @param name its name on pages
 * @param preset the vocabulary it started from
 * @param window how long after an accepted heartbeat the same instance is refused
 */
public record Product(int id, String slug, String name, String preset, Duration window) {}
