package rollcall.dialect.penpot;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.dialect.WeighedJson;
import rollcall.report.Claim;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** The newsletters' subscribers: a list, or before 2.15 an object with a list for each newsletter. Their number is all that is wanted. */
final class Subscriptions {
    private static final String NAME = "subscriptions";

    private Subscriptions() {}

    /** Everybody on any list, once; null for null. */
    static Claim read(WeighedJson json) throws IOException {
        if (json.isNull()) {
            return null;
        }
        if (!json.isObject()) {
            return list(json.claim());
        }
        Map<String, Claim> lists = json.claims(NAME);
        Set<String> all = new LinkedHashSet<>();
        lists.values().forEach(list -> all.addAll(list(list).names()));
        return new Claim.Names(List.copyOf(all));
    }

    private static Claim.Names list(Claim claim) {
        if (claim instanceof Claim.Names names) {
            return names;
        }
        throw new Malformed(Refusal.INVALID_FIELD, NAME);
    }
}
