package rollcall.product;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rollcall.advisory.Severity;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.store.products.AdvisoryDao;
import rollcall.store.products.AdvisoryDao.AdvisoryRow;

/** The advisories of products. The maintainers of a product see and change all of its own. */
public final class Advisories {
    /** The most advisories of a product. */
    public static final int MOST = 100;

    /** The most characters of an identifier. */
    public static final int LONGEST_IDENTIFIER = 80;

    /** The most characters of a title, and of a link. */
    public static final int LONGEST_TITLE = 300;

    /** The most characters of all versions together: more do not fit into the address of a list. */
    public static final int LONGEST_VERSIONS = 2_000;

    private final AdvisoryDao advisories;
    private final Clock clock;

    public Advisories(AdvisoryDao advisories, Clock clock) {
        this.advisories = advisories;
        this.clock = clock;
    }

    /**
     * An advisory.
     *
     * @param versions groups and intervals of the affected versions; at least one
     * @param fixed the versions in which it is fixed; empty if there is none
     * @param published the UTC day
     * @param link empty if there is none
     * @param by the address of the account that wrote it last
     */
    public record Advisory(
            String identifier,
            String title,
            Severity severity,
            List<String> versions,
            String fixed,
            LocalDate published,
            String link,
            String by) {}

    /**
     * What somebody wrote down, as it was typed.
     *
     * @param versions of which the caller knows that they are versions
     */
    public record Draft(
            String identifier,
            String title,
            String severity,
            List<String> versions,
            String fixed,
            String published,
            String link) {}

    /** All of a product, those published last first. */
    public List<Advisory> all(Product product) {
        return advisories.all(product.id()).stream().map(Advisories::of).toList();
    }

    /** One of a product; empty if it has none of this identifier. */
    public Optional<Advisory> find(Product product, String identifier) {
        return all(product).stream()
                .filter(each -> each.identifier().equals(identifier))
                .findFirst();
    }

    private static Advisory of(AdvisoryRow row) {
        return new Advisory(
                row.identifier(),
                row.title(),
                Severity.ofCode(row.severity()).orElse(Severity.NOT_RATED),
                Arrays.asList(row.versions().split(" ")),
                row.fixed(),
                row.published(),
                row.link(),
                row.createdBy());
    }

    /**
     * Keeps an advisory.
     *
     * @param over whether it may be written over the one of its identifier
     * @param by the address of the account that writes it
     * @return true if it was written over another one
     * @throws InvalidInput if a value is invalid, or if the product has {@value #MOST} already
     */
    public boolean keep(Product product, Draft draft, boolean over, String by) {
        AdvisoryRow row = row(draft, by);
        if (over && advisories.change(product.id(), row, clock.instant()) > 0) {
            return true;
        }
        if (advisories.all(product.id()).size() >= MOST) {
            throw new InvalidInput("identifier", "There are " + MOST + " advisories already. Remove some first.");
        }
        if (advisories.add(product.id(), row, clock.instant()) == 0) {
            throw new InvalidInput("identifier", "There is an advisory of this identifier already. Edit that one.");
        }
        return false;
    }

    private AdvisoryRow row(Draft draft, String by) {
        String versions = String.join(" ", draft.versions());
        if (versions.isBlank() || versions.length() > LONGEST_VERSIONS) {
            throw new InvalidInput("versions", "Write 1 to " + LONGEST_VERSIONS + " characters of versions.");
        }
        Severity severity = Severity.ofCode(draft.severity())
                .orElseThrow(() -> new InvalidInput("severity", "Choose one of the severities."));
        String link = WrittenText.lineOrNone("link", draft.link(), LONGEST_TITLE);
        if (!link.isEmpty() && !link.matches("https?://[^\\s\"<>]+")) {
            throw new InvalidInput("link", "A link begins with https:// or http://.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new AdvisoryRow(
                WrittenText.line("identifier", draft.identifier(), LONGEST_IDENTIFIER),
                WrittenText.line("title", draft.title(), LONGEST_TITLE),
                severity.code(),
                versions,
                WrittenText.lineOrNone("fixed", draft.fixed(), LONGEST_TITLE),
                WrittenText.day(
                        "published",
                        draft.published(),
                        today,
                        "Write the day as year, month and day, for example 2026-11-20, from 2000 to today."),
                link,
                by);
    }

    /** Removes an advisory; false if the product has none of this identifier. */
    public boolean remove(Product product, String identifier) {
        return advisories.remove(product.id(), identifier) > 0;
    }
}
