package rollcall.pages.rejections;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.product.fields.KeptFields;

/**
 * A field that a superuser added, as the table of these shows it.
 *
 * @param name with what it is: "the event report.exported"
 * @param title its name on other pages
 * @param kind how it is kept, in words; empty for events
 * @param day the UTC day on which it was added, or stopped
 * @param by the address of the account that did so
 * @param state "kept", "stopped" or "removing"
 * @param stopHref the link to the form that stops it, or deletes what was kept; null if this account may not, or if there is nothing to do
 */
public record KeptLine(
        String name, String title, String kind, LocalDate day, String by, String state, String stopHref) {
    /** @param list the path of the page */
    static List<KeptLine> of(
            PageRequest pageRequest, String list, List<KeptFields.Kept> kept, List<KeptFields.Stopped> stopped) {
        return Stream.concat(
                        kept.stream()
                                .map(each -> line(
                                        each.field(),
                                        each.since().atOffset(ZoneOffset.UTC).toLocalDate(),
                                        each.by(),
                                        "kept",
                                        href(pageRequest, list, each.field()))),
                        stopped.stream()
                                .map(each -> line(
                                        each.field(),
                                        each.at().atOffset(ZoneOffset.UTC).toLocalDate(),
                                        each.by(),
                                        each.removing() ? "removing" : "stopped",
                                        each.removing() || each.field().kind() == FieldKind.SIGNATURE
                                                ? null
                                                : href(pageRequest, list, each.field()))))
                .toList();
    }

    /** Those of some names, with who added them and when. */
    static List<KeptLine> already(List<KeptFields.Kept> kept, List<String> codes) {
        return codes.stream()
                .map(code -> kept.stream()
                        .filter(each -> each.field().name().equals(code))
                        .findFirst()
                        .map(each -> line(
                                each.field(),
                                each.since().atOffset(ZoneOffset.UTC).toLocalDate(),
                                each.by(),
                                "kept",
                                null))
                        .orElseGet(() -> new KeptLine(named(Permittable.of(code)), "", "", null, "", "kept", null)))
                .toList();
    }

    /** The name with what it is: "the event report.exported". */
    public static String named(Permittable name) {
        return switch (name.what()) {
            case FIELD -> name.name();
            case EVENT -> Messages.get("rejections.name-event", name.name());
            case PROPERTY -> Messages.get("rejections.name-property", name.name());
            case CONTEXT -> Messages.get("rejections.name-context", name.name());
        };
    }

    static String href(PageRequest pageRequest, String list, Field field) {
        return pageRequest.who().superuser() ? list + Query.of(Map.of("stop", field.name())) + "#stop" : null;
    }

    private static KeptLine line(Field field, LocalDate day, String by, String state, String href) {
        Permittable name = Permittable.of(field.name());
        return new KeptLine(named(name), FieldWords.title(field), kind(field), day, by, state, href);
    }

    /** How a field is kept, in words; empty for events, which are kept as they are. */
    public static String kind(Field field) {
        return Permittable.of(field.name()).what() == PermittablePart.EVENT
                ? ""
                : Messages.getOr(
                        "rejections.kind-of-field-" + field.kind().code().replace('_', '-'),
                        field.kind().code());
    }
}
