package rollcall.pages.rejections;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.text.RejectionWords;
import rollcall.product.Permittable;

/**
 * The part of the form that is about one of the chosen names.
 *
 * @param suffix ends the names of its inputs; empty for the first name
 * @param kinds the kinds that it offers; empty for the name of an event, which has no kind
 * @param sent the shape of the value that was sent, in words
 */
public record KeepBlock(Permittable name, String suffix, List<FieldKind> kinds, String sent) {
    static KeepBlock of(Permittable name, String suffix, String sent) {
        return new KeepBlock(name, suffix, PermitKinds.of(name), RejectionWords.shape(sent));
    }

    /** The name of an input of this part. */
    public String input(String name) {
        return name + suffix;
    }

    /** Whether the kinds are those of heartbeats, which have units, too. */
    public boolean has(String kind) {
        return kinds.stream().anyMatch(each -> each.code().equals(kind));
    }

    /** The inputs' first values, suggested by the name and by what was sent. */
    static Map<String, String> suggested(Permittable name, String suffix, String sent) {
        FieldKind kind = PermitKinds.suggested(name, sent);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind" + suffix, kind.code());
        values.put("bucket" + suffix, KeepWords.scale(name).name());
        values.put("title" + suffix, KeepWords.title(name));
        values.put("description" + suffix, KeepWords.description(name, kind));
        values.put("reason" + suffix, KeepWords.reason(name, kind));
        return values;
    }

    /** The inputs' first values for a field that was kept before. */
    static Map<String, String> asBefore(Field field, String suffix) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind" + suffix, field.kind().code());
        values.put("bucket" + suffix, field.bucket() == null ? "" : field.bucket());
        values.put("title" + suffix, field.title());
        values.put("description" + suffix, field.description());
        values.put("reason" + suffix, field.reason());
        values.put("unit" + suffix, field.unit() == null ? "" : field.unit());
        String lines = field.bounds().isEmpty()
                ? String.join("\n", field.values())
                : field.bounds().stream().map(BigDecimal::toPlainString).collect(Collectors.joining("\n"));
        values.put("values" + suffix, lines);
        return values;
    }
}
