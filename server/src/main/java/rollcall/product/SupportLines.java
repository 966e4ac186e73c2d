package rollcall.product;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.store.products.SupportLineDao;

/** The support lines of products: versions that are supported together, until a day. */
public final class SupportLines {
    /** The most support lines of a product. */
    public static final int MOST = 50;

    /** The most characters of a title. */
    public static final int LONGEST_TITLE = 40;

    private static final int FARTHEST_YEARS = 20;

    private final SupportLineDao lines;
    private final Clock clock;

    public SupportLines(SupportLineDao lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * A support line.
     *
     * @param versions groups and intervals of versions; at least one
     * @param ends the last UTC day of support
     * @param by the address of the account that wrote it last
     */
    public record SupportLine(String title, List<String> versions, LocalDate ends, String by) {}

    /** All of a product, those that end first first. */
    public List<SupportLine> all(Product product) {
        return lines.all(product.id()).stream()
                .map(row -> new SupportLine(
                        row.title(), Arrays.asList(row.versions().split(" ")), row.ends(), row.createdBy()))
                .toList();
    }

    /** One of a product; empty if it has none of this title. */
    public Optional<SupportLine> find(Product product, String title) {
        return all(product).stream().filter(each -> each.title().equals(title)).findFirst();
    }

    /**
     * Keeps a support line.
     *
     * @param versions of which the caller knows that they are versions
     * @param ends a UTC day from 2000 on, at most 20 years ahead: 2026-11-20
     * @param over whether it is written over the one of its title
     * @param by the address of the account that writes it
     * @throws InvalidInput if a value is invalid, or if the product has {@value #MOST} already
     */
    public void keep(Product product, String title, List<String> versions, String ends, boolean over, String by) {
        String name = WrittenText.line("title", title, LONGEST_TITLE);
        String written = String.join(" ", versions);
        if (written.isBlank() || written.length() > Advisories.LONGEST_VERSIONS) {
            throw new InvalidInput(
                    "versions", "Write 1 to " + Advisories.LONGEST_VERSIONS + " characters of versions.");
        }
        Instant now = clock.instant();
        LocalDate last = WrittenText.day(
                "ends",
                ends,
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(FARTHEST_YEARS),
                "Write the day as year, month and day, for example 2026-11-20, from 2000 to 20 years ahead.");
        if (over && lines.change(product.id(), name, written, last, by, now) > 0) {
            return;
        }
        if (lines.all(product.id()).size() >= MOST) {
            throw new InvalidInput("title", "There are " + MOST + " support lines already. Remove some first.");
        }
        if (lines.add(product.id(), name, written, last, by, now) == 0) {
            throw new InvalidInput("title", "There is a support line of this title already. Edit that one.");
        }
    }

    /** Removes a support line; false if the product has none of this title. */
    public boolean remove(Product product, String title) {
        return lines.remove(product.id(), title) > 0;
    }
}
