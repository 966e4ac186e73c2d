package rollcall.product;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.store.products.DownloadDao;

/** How often products were downloaded or pulled, as maintainers' files say it. A product has the counts of one file. */
public final class Downloads {
    /** The most bytes of a file. */
    public static final int MOST_BYTES = 1 << 20;

    /** The most counts of a file. */
    public static final int MOST_LINES = 10_000;

    private final DownloadDao downloads;
    private final Clock clock;

    public Downloads(DownloadDao downloads, Clock clock) {
        this.downloads = downloads;
        this.clock = clock;
    }

    /** @param first the first UTC day that the number is about */
    public record Count(LocalDate first, long downloads) {}

    /**
     * The counts of a file.
     *
     * @param span the days of a count: 1, or 7 from Monday on
     * @param counts oldest first, at least one
     * @param by the address of the account that uploaded it
     */
    public record Counts(int span, List<Count> counts, String by, Instant at) {
        /** The first day of all. */
        public LocalDate from() {
            return counts.get(0).first();
        }

        /** The last day of all. */
        public LocalDate to() {
            return counts.get(counts.size() - 1).first().plusDays(span - 1L);
        }
    }

    /** The counts of a product; empty if it has none. */
    public Optional<Counts> of(Product product) {
        return downloads
                .source(product.id())
                .map(source -> new Counts(
                        source.span(),
                        downloads.counts(product.id()).stream()
                                .map(row -> new Count(row.day(), row.downloads()))
                                .toList(),
                        source.createdBy(),
                        source.createdAt()))
                .filter(counts -> !counts.counts().isEmpty());
    }

    /**
     * Replaces the counts of a product by those of a file.
     *
     * @param by the address of the account that uploads it
     * @return how many counts it has
     * @throws InvalidInput if it is no file of counts; nothing is changed then
     */
    public int replace(Product product, byte[] file, String by) {
        DownloadFile read = DownloadFile.read(file, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        downloads.replace(
                product.id(),
                read.span(),
                List.copyOf(read.counts().keySet()),
                List.copyOf(read.counts().values()),
                by,
                clock.instant());
        return read.counts().size();
    }

    /** Removes the counts of a product. Returns whether it had any. */
    public boolean remove(Product product) {
        return downloads.remove(product.id()) > 0;
    }
}
