package rollcall.pages.kept;

import java.util.List;
import java.util.Locale;
import rollcall.pages.rejections.KeptLine;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.product.Permittable;
import rollcall.product.fields.FieldChange;
import rollcall.product.fields.FieldsHistory;

/**
 * A version of a product's fields as a row of the table.
 *
 * @param time the day and the time of the day, in UTC
 * @param changes what it changed, a sentence each
 */
public record FieldsVersionRow(int number, String time, String by, List<String> changes) {
    static FieldsVersionRow of(FieldsHistory.FieldsVersion version) {
        return new FieldsVersionRow(
                version.number(),
                Dates.time(version.at()),
                version.by(),
                version.changes().stream().map(FieldsVersionRow::words).toList());
    }

    private static String words(FieldChange change) {
        String name = KeptLine.named(Permittable.of(change.field().name()));
        return switch (change.what()) {
            case ADDED -> Messages.get("kept.was-added", name);
            case STOPPED -> Messages.get("kept.was-stopped", name);
            case CHANGED ->
                Messages.get(
                        "kept.was-changed",
                        name,
                        Phrases.list(change.parts().stream()
                                .map(part ->
                                        Messages.get("kept.part-" + part.name().toLowerCase(Locale.ROOT)))
                                .toList()));
        };
    }
}
