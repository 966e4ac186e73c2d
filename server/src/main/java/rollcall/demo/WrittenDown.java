package rollcall.demo;

import java.time.LocalDate;
import java.util.List;
import rollcall.product.Advisories;
import rollcall.product.SupportLines;
import rollcall.report.Product;

/** What the demo's maintainers wrote down: an advisory about the bad release and the one before, and until when two lines are supported. */
public final class WrittenDown {
    private static final String IDENTIFIER = "DEMO-2026-1";

    /** Days after the fleet's day 0: the advisory came with its fix, 3.0.1. */
    private static final int FIXED = 93;

    private static final int OLD_ENDS = 170;
    private static final int NEXT_ENDS = 300;

    private final Advisories advisories;
    private final SupportLines supportLines;

    public WrittenDown(Advisories advisories, SupportLines supportLines) {
        this.advisories = advisories;
        this.supportLines = supportLines;
    }

    /** Writes what is missing. What somebody changed since stays. */
    void write(Product product, LocalDate dayZero, LocalDate today) {
        LocalDate published = dayZero.plusDays(FIXED).isAfter(today) ? today : dayZero.plusDays(FIXED);
        if (advisories.find(product, IDENTIFIER).isEmpty()) {
            Advisories.Draft draft = new Advisories.Draft(
                    IDENTIFIER,
                    "The exported list of attendees has those of other events",
                    "high",
                    List.of("[2.6.0,3.0.1)"),
                    "3.0.1",
                    published.toString(),
                    "");
            advisories.keep(product, draft, false, Demo.EMAIL);
        }
        keep(product, "2.x", "2.x", dayZero.plusDays(OLD_ENDS));
        keep(product, "3.0", "3.0.x", dayZero.plusDays(NEXT_ENDS));
    }

    private void keep(Product product, String title, String versions, LocalDate ends) {
        if (supportLines.find(product, title).isEmpty()) {
            supportLines.keep(product, title, List.of(versions), ends.toString(), false, Demo.EMAIL);
        }
    }
}
