package rollcall.decoder.penpot;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.decoder.WeighedJson;
import rollcall.input.Malformed;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** The newsletters' subscribers: a list, or before 2.15 an object with a list for each newsletter. Their number is all that is wanted. */
final class Subscriptions {
    private static final String NAME = "subscriptions";

    private Subscriptions() {}

    /** Everybody on any list, once; null for null. */
    static ReportedValue read(WeighedJson json) throws IOException {
        if (json.isNull()) {
            return null;
        }
        if (!json.isObject()) {
            return list(json.claim());
        }
        Map<String, ReportedValue> lists = json.claims(NAME);
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
