package rollcall.pages.rejections;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.product.FieldRules;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.report.BucketScale;
import rollcall.report.InvalidInput;

/**
 * What the submitted form says of one ignored name that a superuser keeps, as typed.
 *
 * @param suffix ends the names of the inputs that are about it
 * @param kind the code of one of the {@link PermitKinds}; ignored for the name of an event
 * @param bucket the name of the bucket scale; ignored unless the kind is a bucket
 * @param values the permitted values of a choice, the permitted beginnings of dotted names, or the bounds of a histogram; one on
 *     each line
 * @param unit of a sum or a histogram; may be empty
 */
record PermitForm(
        String suffix,
        String kind,
        String bucket,
        String values,
        String unit,
        String title,
        String description,
        String reason) {
    static PermitForm of(Map<String, String> form, String suffix) {
        return new PermitForm(
                suffix,
                form.getOrDefault("kind" + suffix, ""),
                form.getOrDefault("bucket" + suffix, ""),
                form.getOrDefault("values" + suffix, ""),
                form.getOrDefault("unit" + suffix, "").strip(),
                form.getOrDefault("title" + suffix, "").strip(),
                form.getOrDefault("description" + suffix, "").strip(),
                form.getOrDefault("reason" + suffix, "").strip());
    }

    /**
     * The permitted field that the form describes.
     *
     * @throws InvalidInput naming the first invalid input
     */
    Field field(Permittable name) {
        FieldKind as = name.what() == PermittablePart.EVENT ? FieldKind.WORD : kind(name);
        boolean listed = as == FieldKind.CHOICE || as == FieldKind.FAMILY;
        List<String> permitted = listed || as == FieldKind.NAMES ? lines(listed) : List.of();
        requireText(
                "title",
                title,
                FieldRules.LONGEST_TITLE,
                "Give it a title of at most 60 characters: pages call it so.");
        requireText(
                "description", description, FieldRules.LONGEST_TEXT, "Say in at most 300 characters what it tells.");
        requireText("reason", reason, FieldRules.LONGEST_TEXT, "Say in at most 300 characters why you ask for it.");
        String row = as == FieldKind.BUCKET ? row() : null;
        return as.isCombined()
                ? combined(name.code(), as)
                : new Field(name.code(), as, FieldRules.group(name, as), title, description, reason, permitted, row);
    }

    private Field combined(String name, FieldKind as) {
        if (!FieldRules.fits(unit, FieldRules.LONGEST_UNIT)) {
            throw wrong("unit", "A unit has at most 20 characters.");
        }
        String in = unit.isEmpty() ? null : unit;
        FieldGroup shown = FieldGroup.PERFORMANCE;
        try {
            List<BigDecimal> bounds = as == FieldKind.HISTOGRAM
                    ? lines(false).stream().map(BigDecimal::new).toList()
                    : List.of();
            return new Field(
                    name, as, shown, title, description, reason, List.of(), null, List.of(), null, bounds, in, null);
        } catch (IllegalArgumentException e) {
            throw wrong("values", "Write 1 to 50 bounds, one a line, ascending from 0 on.");
        }
    }

    private FieldKind kind(Permittable name) {
        return PermitKinds.of(name).stream()
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .orElseThrow(() -> wrong("kind", "Choose how the name is to be kept."));
    }

    private String row() {
        return BucketScale.ALL.stream()
                .map(BucketScale::name)
                .filter(bucket::equals)
                .findFirst()
                .orElseThrow(() -> wrong("bucket", "Choose the ranges that its numbers become."));
    }

    private List<String> lines(boolean needed) {
        List<String> lines = Arrays.stream(values.split("[\\r\\n]+", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (needed && lines.isEmpty()) {
            throw wrong("values", "List the values that may be kept, one a line.");
        }
        if (lines.size() > FieldRules.MOST_VALUES
                || lines.stream().anyMatch(line -> !FieldRules.fits(line, FieldRules.LONGEST_VALUE))) {
            throw wrong("values", "At most 100 lines of at most 64 characters.");
        }
        return lines;
    }

    private InvalidInput wrong(String field, String message) {
        return new InvalidInput(field + suffix, message);
    }

    private void requireText(String field, String text, int longest, String message) {
        if (text.isEmpty() || !FieldRules.fits(text, longest)) {
            throw wrong(field, message);
        }
    }
}
