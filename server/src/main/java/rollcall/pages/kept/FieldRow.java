package rollcall.pages.kept;

import java.time.LocalDate;
import java.util.Map;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.rejections.KeptLine;
import rollcall.pages.text.Dates;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.product.Permittable;
import rollcall.product.fields.KeptFields;

/**
 * A kept field as a row of the table.
 *
 * @param name with what it is: "the event report.exported"
 * @param kind how it is kept, in words; empty for events
 * @param names the other names under which reports send it, separated by commas; empty if it has none
 * @param end "until 31 Jan 2027", or "kept until" that day if it is over; empty if it has none
 * @param over whether its end has come
 * @param unread whether it is proposed for removal
 * @param changeHref the link to the form that changes it; null if this account may not
 * @param since the UTC day on which a superuser added or changed it; empty for a field of the preset that nobody changed
 * @param by the address of the account that did so; empty likewise
 * @param stopHref the link to the form that stops it; null if this account may not, and for fields of the preset, which end by a change
 */
public record FieldRow(
        String name,
        String title,
        String description,
        String reason,
        String kind,
        String owner,
        String names,
        String end,
        boolean over,
        boolean unread,
        String since,
        String by,
        String changeHref,
        String stopHref) {
    /** A field that a superuser added. */
    static FieldRow of(PageRequest pageRequest, KeptFields.Kept kept, boolean unread) {
        return of(pageRequest, kept.field(), unread, Dates.day(kept.since()), kept.by(), true);
    }

    /** A field of the preset, as it is or as superusers changed it; {@code changed} is null if nobody did. */
    static FieldRow ofPreset(PageRequest pageRequest, Field field, KeptFields.Kept changed) {
        return changed == null
                ? of(pageRequest, field, false, "", "", false)
                : of(pageRequest, changed.field(), false, Dates.day(changed.since()), changed.by(), false);
    }

    private static FieldRow of(
            PageRequest pageRequest, Field field, boolean unread, String since, String by, boolean stoppable) {
        Permittable name = Permittable.of(field.name());
        boolean may = pageRequest.who().superuser();
        String path = "/p/" + pageRequest.product().slug();
        return new FieldRow(
                KeptLine.named(name),
                FieldWords.title(field),
                Messages.translated(or(field.description())),
                Messages.translated(or(field.reason())),
                KeptLine.kind(field),
                or(field.owner()),
                String.join(", ", field.aliases()),
                end(field, pageRequest.today()),
                field.isOverOn(pageRequest.today()),
                unread,
                since,
                by,
                may ? path + "/fields" + Query.of(Map.of("change", field.name())) + "#change" : null,
                may && stoppable ? path + "/refusals" + Query.of(Map.of("stop", field.name())) + "#stop" : null);
    }

    private static String end(Field field, LocalDate today) {
        if (field.expires() == null) {
            return "";
        }
        String last = Dates.day(LocalDate.parse(field.expires()).minusDays(1));
        return Messages.get(field.isOverOn(today) ? "kept.was-kept-until" : "kept.is-kept-until", last);
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }
}
