package rollcall.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.mapping.InvalidYaml;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;

/** The daily quotas in a product file, by their codes. Usual ones are not written, and one that is not there is the usual one. */
final class FileQuotas {
    private FileQuotas() {}

    /** Makes the failure for a place in the file, by its JSON pointer, and what would be right. */
    interface Wrong {
        InvalidYaml at(String pointer, String message);
    }

    /**
     * Reads them.
     *
     * @throws InvalidYaml if there is another name, or something else than an amount
     */
    static DailyAmounts read(JsonNode node, Wrong wrong) {
        if (!node.isMissingNode() && !node.isObject()) {
            throw wrong.at("/quotas", "Quotas are names, each with a number.");
        }
        DailyAmounts quotas = DailyAmounts.USUAL;
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String at = "/quotas/" + name;
            Quota quota = Quota.of(name)
                    .orElseThrow(() -> wrong.at(
                            at,
                            "There is no such quota. Quotas are events_a_day, bytes_a_day and new_instances_a_day."));
            JsonNode amount = node.get(name);
            if (!amount.isIntegralNumber()
                    || !amount.canConvertToLong()
                    || amount.longValue() < 0
                    || amount.longValue() > DailyAmounts.MOST) {
                throw wrong.at(at, "A quota is a whole number from 0 to 1000000000000000.");
            }
            quotas = quotas.with(quota, amount.longValue());
        }
        return quotas;
    }

    /** Those that are not the usual ones. */
    static Map<String, Long> own(DailyAmounts quotas) {
        Map<String, Long> own = new LinkedHashMap<>();
        for (Quota quota : Quota.values()) {
            if (quotas.of(quota) != DailyAmounts.USUAL.of(quota)) {
                own.put(quota.code(), quotas.of(quota));
            }
        }
        return own;
    }
}
