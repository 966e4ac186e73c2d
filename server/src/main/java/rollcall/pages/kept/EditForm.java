package rollcall.pages.kept;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rollcall.gate.vocabulary.Field;
import rollcall.product.fields.FieldEdit;
import rollcall.report.InvalidInput;
import rollcall.report.UtcDay;

/** The inputs of the form that changes a field. */
final class EditForm {
    private EditForm() {}

    /** The inputs as they stand at first. */
    static Map<String, String> of(Field field) {
        FieldEdit edit = FieldEdit.of(field);
        Map<String, String> form = new HashMap<>();
        form.put("title", edit.title());
        form.put("description", edit.description());
        form.put("reason", edit.reason());
        form.put("owner", Objects.requireNonNullElse(edit.owner(), ""));
        form.put("expires", edit.expires() == null ? "" : edit.expires().toString());
        form.put("aliases", String.join("\n", edit.aliases()));
        form.put("values", String.join("\n", edit.values()));
        form.put("bucket", Objects.requireNonNullElse(edit.scale(), ""));
        return form;
    }

    /** @throws InvalidInput if the end is no day */
    static FieldEdit read(Map<String, String> form) {
        String owner = form.getOrDefault("owner", "").strip();
        String bucket = form.getOrDefault("bucket", "");
        return new FieldEdit(
                form.getOrDefault("title", "").strip(),
                form.getOrDefault("description", "").strip(),
                form.getOrDefault("reason", "").strip(),
                owner.isEmpty() ? null : owner,
                day(form.getOrDefault("expires", "").strip()),
                lines(form.getOrDefault("aliases", "")),
                lines(form.getOrDefault("values", "")),
                bucket.isEmpty() ? null : bucket);
    }

    /** The version of the fields that the form was shown with; -1 if it is no number. */
    static int version(Map<String, String> form) {
        String version = form.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    private static LocalDate day(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return UtcDay.of(text)
                .orElseThrow(() -> new InvalidInput("expires", "Write a day as year, month and day: 2027-01-31."));
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("[\\r\\n]+", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
