package rollcall.pages.rejections;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Phrases;
import rollcall.product.Permittable;
import rollcall.product.fields.KeptFields;

/** The table of the fields that superusers added, and what became a moment ago of those that the address names. */
final class KeptCard {
    /** The groups of fields with a page that is called as they are. */
    private static final Set<FieldGroup> PAGES =
            EnumSet.of(FieldGroup.ENVIRONMENT, FieldGroup.METRICS, FieldGroup.PLUGINS, FieldGroup.PERFORMANCE);

    private final PageRequest pageRequest;
    private final Vocabulary vocabulary;
    private final List<KeptFields.Kept> kept;
    private final List<KeptFields.Stopped> stopped;

    KeptCard(PageRequest pageRequest, Vocabulary vocabulary, KeptFields keptFields) {
        this.pageRequest = pageRequest;
        this.vocabulary = vocabulary;
        this.kept = keptFields.added(pageRequest.product());
        this.stopped = keptFields.stopped(pageRequest.product());
    }

    void put(Map<String, Object> model) {
        List<String> added = inForce("permitted");
        List<KeptLine> ended = lines(
                List.of(),
                stopped.stream()
                        .filter(each -> asked("stopped").contains(each.field().name()))
                        .toList());
        model.put("kept", lines(kept, stopped));
        model.put("permitted", added.isEmpty() ? null : Phrases.list(named(added)));
        model.put("permittedCount", added.size());
        model.put("seeOn", pages(added));
        model.put(
                "undo",
                lines(
                        kept.stream()
                                .filter(each -> added.contains(each.field().name()))
                                .toList(),
                        List.of()));
        model.put("already", KeptLine.already(kept, inForce("already")));
        model.put("stopped", ended.isEmpty() ? null : ended.get(0));
    }

    private List<KeptLine> lines(List<KeptFields.Kept> some, List<KeptFields.Stopped> others) {
        return KeptLine.of(pageRequest, RejectionsPage.list(pageRequest), some, others);
    }

    /** The pages that show some fields, as addresses name them. */
    private List<String> pages(List<String> names) {
        return names.stream()
                .flatMap(name -> vocabulary.field(name).map(Field::group).stream())
                .filter(PAGES::contains)
                .distinct()
                .sorted()
                .map(FieldGroup::code)
                .toList();
    }

    private static List<String> named(List<String> codes) {
        return codes.stream().map(code -> KeptLine.named(Permittable.of(code))).toList();
    }

    /** The names of a parameter that the vocabulary permits: anybody can write such an address. */
    private List<String> inForce(String parameter) {
        return asked(parameter).stream()
                .filter(code -> Permittable.of(code).isIn(vocabulary))
                .toList();
    }

    private List<String> asked(String parameter) {
        return pageRequest
                .query()
                .getOrDefault(parameter, "")
                .lines()
                .distinct()
                .toList();
    }
}
