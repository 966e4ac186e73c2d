package rollcall.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What a sender says about one field: a value of one of a few shapes, not yet permitted and not yet coarsened. */
public sealed interface ReportedValue {
    /** The shape's name as maintainers see it beside a dropped field. */
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

    /** A UUID that the wire format tells apart from texts. */
    record Id(UUID id) implements ReportedValue {
        @Override
        public String kind() {
            return "id";
        }
    }

    /** An object, a mixed list or null: there is nothing in it that a field could keep. */
    record Other(String kind) implements ReportedValue {}
}
