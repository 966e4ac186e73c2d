package rollcall.decoder.penpot;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.WeighedJson;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** Reads the subscribers of newsletters: a list, or before 2.15 an object with a list for each newsletter. Only their number is kept. */
final class Subscriptions {
    private static final String NAME = "subscriptions";

    private Subscriptions() {}

    /** All subscribers, each once; null if the value is null. */
    static @Nullable ReportedValue read(WeighedJson json) throws IOException {
        if (json.isNull()) {
            return null;
        }
        if (!json.isObject()) {
            return list(json.value());
        }
        Map<String, ReportedValue> lists = json.values(NAME);
        Set<String> all = new LinkedHashSet<>();
        lists.values().forEach(list -> all.addAll(list(list).names()));
        return new ReportedValue.Names(List.copyOf(all));
    }

    private static ReportedValue.Names list(ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Names names) {
            return names;
        }
        throw new Malformed(Rejection.INVALID_FIELD, NAME);
    }
}
