package rollcall.pages.kept;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Populations;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.product.fields.FieldEdit;
import rollcall.report.BucketScale;

/**
 * What a change of a field does, in sentences, by what was kept and ignored in the last 7 days. Values that were not kept are not known: of them
 * it counts names and shapes.
 */
public final class FieldEffects {
    private final Populations populations;
    private final Rejections rejections;

    public FieldEffects(Populations populations, Rejections rejections) {
        this.populations = populations;
        this.rejections = rejections;
    }

    /** @param edited the field after the change */
    List<String> of(PageRequest pageRequest, Field field, FieldEdit.Edited edited) {
        List<String> lines = new ArrayList<>();
        boolean counted = Permittable.of(field.name()).what() == PermittablePart.FIELD
                && field.kind().counted();
        Distribution now = counted
                ? Distributions.now(populations.of(pageRequest.product(), pageRequest.today()), Dimension.of(field))
                : null;
        Field after = edited.next() == null ? edited.redefined() : edited.next();
        if (now != null) {
            lines.add(Messages.get("kept.effect-now", Phrases.instances(now.reported())));
        }
        if (edited.next() != null) {
            scale(lines, field, after, now);
        } else if (after.expires() != null && !after.expires().equals(field.expires())) {
            lines.add(end(pageRequest, after, now));
        } else if (after.expires() == null && field.expires() != null) {
            lines.add(Messages.get("kept.effect-no-end"));
        }
        values(lines, field, after, now);
        names(lines, pageRequest, field, after);
        if (lines.size() == (now == null ? 0 : 1)) {
            lines.add(Messages.get(edited.redefined().equals(field) ? "kept.effect-nothing" : "kept.effect-words"));
        }
        return lines;
    }

    private static String end(PageRequest pageRequest, Field after, Distribution now) {
        if (after.isOverOn(pageRequest.today())) {
            return Messages.get("kept.effect-ends-now", now == null ? 0 : now.active() - now.notReported());
        }
        return Messages.get("kept.effect-ends", Dates.day(LocalDate.parse(after.expires())));
    }

    private static void scale(List<String> lines, Field field, Field after, Distribution now) {
        lines.add(Messages.get("kept.effect-series", after.name(), after.title()));
        BucketScale next = after.scale();
        Map<String, Integer> counts = new HashMap<>();
        if (now != null) {
            now.shares().forEach(share -> counts.put(share.value(), share.instances()));
        }
        BucketScale before = field.scale();
        for (int i = 0; i < before.labels().size(); i++) {
            String label = before.labels().get(i);
            if (counts.getOrDefault(label, 0) > 0) {
                lines.add(Messages.get(
                        "kept.effect-range",
                        ValueNames.range(label),
                        Phrases.instances(counts.get(label)),
                        or(next.over(
                                before.from().get(i),
                                i + 1 < before.from().size() ? before.from().get(i + 1) : null))));
            }
        }
        lines.add(Messages.get("kept.effect-labels"));
    }

    private static String or(List<String> labels) {
        return labels.stream().map(ValueNames::range).collect(Collectors.joining(" / "));
    }

    private static void values(List<String> lines, Field field, Field after, Distribution now) {
        if (!FieldEdit.hasValues(field) || field.values().equals(after.values())) {
            return;
        }
        Map<String, Integer> counts = now == null
                ? Map.of()
                : now.shares().stream().collect(Collectors.toMap(Share::value, Share::instances, Integer::sum));
        field.values().stream()
                .filter(value -> !after.values().contains(value))
                .forEach(value -> lines.add(Messages.get(
                        "kept.effect-value-goes", value, Phrases.instances(counts.getOrDefault(value, 0)))));
        after.values().stream()
                .filter(value -> !field.values().contains(value))
                .forEach(value -> lines.add(Messages.get("kept.effect-value-comes", value)));
    }

    private void names(List<String> lines, PageRequest pageRequest, Field field, Field after) {
        for (String sent : after.aliases()) {
            if (!field.aliases().contains(sent) && !sent.equals(field.name())) {
                long times = rejections.ignored(
                        pageRequest.product(),
                        sent,
                        pageRequest.today().minusDays(Distributions.DAYS - 1L),
                        pageRequest.today());
                lines.add(Messages.get("kept.effect-name-comes", sent, times));
            }
        }
        field.aliases().stream()
                .filter(sent -> !after.aliases().contains(sent))
                .forEach(sent -> lines.add(Messages.get("kept.effect-name-goes", sent)));
    }
}
