package rollcall.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** The value that a sender reports for one field, before the gate has permitted and coarsened it. */
public sealed interface ReportedValue {
    /** The name of the shape, as maintainers see it beside an ignored field. */
    String kind();

    record Text(String text) implements ReportedValue {
        @Override
        public String kind() {
            return "text";
        }
    }

    record Number(BigDecimal number) implements ReportedValue {
        @Override
        public String kind() {
            return "number";
        }
    }

    record Flag(boolean flag) implements ReportedValue {
        @Override
        public String kind() {
            return "flag";
        }
    }

    record Names(List<String> names) implements ReportedValue {
        @Override
        public String kind() {
            return "list";
        }
    }

    /** A UUID that the protocol distinguishes from texts. */
    record Id(UUID id) implements ReportedValue {
        @Override
        public String kind() {
            return "id";
        }
    }

    /**
     * Counts by bounds. Nothing says yet that they fit.
     *
     * @param counts one for each bound, of what is not greater, and one of what is greater than the last one
     */
    record Histogram(List<BigDecimal> bounds, List<BigDecimal> counts) implements ReportedValue {
        @Override
        public String kind() {
            return "histogram";
        }
    }

    /** An object, a mixed list or null: it contains nothing that a field could keep. */
    record Other(String kind) implements ReportedValue {}
}
