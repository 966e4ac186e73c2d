package rollcall.product;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.report.UtcDay;
import rollcall.store.products.AnnotationDao;

/** What maintainers wrote down about a product's days: releases and notes, which charts show. */
public final class Annotations {
    /** The most characters of an annotation: more do not fit beside a chart. */
    public static final int LONGEST = 80;

    /** The most annotations of a product. */
    public static final int MOST = 500;

    /** What an annotation is about. */
    public static final List<String> KINDS = List.of("release", "note");

    private final AnnotationDao annotations;
    private final Clock clock;

    public Annotations(AnnotationDao annotations, Clock clock) {
        this.annotations = annotations;
        this.clock = clock;
    }

    /**
     * What somebody wrote down.
     *
     * @param kind one of {@link #KINDS}
     * @param by the address of the account that added it
     */
    public record Written(long id, LocalDate day, String kind, String text, String by) {}

    /** The annotations of some UTC days, both included, newest first; the newest if there are more than {@code most}. */
    public List<Written> between(Product product, LocalDate from, LocalDate to, int most) {
        return annotations.between(product.id(), from, to, most).stream()
                .map(row -> new Written(row.annotationId(), row.day(), row.kind(), row.text(), row.createdBy()))
                .toList();
    }

    /** All annotations of a product, newest day first. */
    public List<Written> all(Product product) {
        return between(
                product,
                UtcDay.EARLIEST,
                LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusYears(1),
                MOST);
    }

    /**
     * Adds an annotation. What is there already is not added again.
     *
     * @param day a UTC day from 2000 on, at most a year ahead: 2026-11-20
     * @param kind one of {@link #KINDS}
     * @param text 1 to 80 characters on one line
     * @param by the address of the account that adds it
     * @return the day
     * @throws InvalidInput if a value is invalid, or if the product has {@value #MOST} already
     */
    public LocalDate add(Product product, String day, String kind, String text, String by) {
        LocalDate on = day(day.strip());
        if (!KINDS.contains(kind)) {
            throw new InvalidInput("kind", "An annotation is a release or a note.");
        }
        String written = text.strip();
        if (written.isEmpty() || written.length() > LONGEST || written.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("text", "Write 1 to " + LONGEST + " characters on one line.");
        }
        if (annotations.count(product.id()) >= MOST) {
            throw new InvalidInput("text", "There are " + MOST + " annotations already. Remove some first.");
        }
        annotations.add(product.id(), on, kind, written, by, clock.instant());
        return on;
    }

    /** Removes an annotation of the product; false if it has none of this number. */
    public boolean remove(Product product, long id) {
        return annotations.remove(product.id(), id) > 0;
    }

    private LocalDate day(String text) {
        LocalDate latest = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusYears(1);
        return UtcDay.of(text)
                .filter(day -> !day.isBefore(UtcDay.EARLIEST) && !day.isAfter(latest))
                .orElseThrow(() -> new InvalidInput(
                        "day",
                        "Write the day as year, month and day, for example 2026-11-20, from 2000 to a year ahead."));
    }
}
