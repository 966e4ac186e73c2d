package rollcall.pages.rejections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.analysis.rejections.Rejections;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.InvalidParameter;
import rollcall.pages.NotFound;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.product.Permittable;
import rollcall.product.Products;
import rollcall.product.fields.KeptFields;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** The form with which a superuser keeps one or several ignored names, all in one press. */
final class KeepForm {
    private final Rejections rejections;
    private final Products products;
    private final KeptFields keptFields;
    private final AuditLog auditLog;

    KeepForm(Rejections rejections, Products products, KeptFields keptFields, AuditLog auditLog) {
        this.rejections = rejections;
        this.products = products;
        this.keptFields = keptFields;
        this.auditLog = auditLog;
    }

    /** A chosen name and what the names of its inputs end in. */
    private record Chosen(Permittable name, String suffix) {}

    /** Puts the form for the chosen names into a page, if there are any that can be kept. */
    void put(Map<String, Object> model, PageRequest pageRequest, Map<String, String> form) {
        Vocabulary vocabulary = products.permitted(pageRequest.product());
        List<KeptFields.Stopped> stopped = keptFields.stopped(pageRequest.product());
        List<KeepBlock> blocks = new ArrayList<>();
        List<String> already = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (Chosen chosen : chosen(pageRequest, form)) {
            Permittable name = chosen.name;
            Optional<String> sent = rejections.sent(pageRequest.product(), vocabulary, name);
            sent.ifPresent(shape -> {
                blocks.add(KeepBlock.of(name, chosen.suffix, shape));
                values.putAll(stopped.stream()
                        .filter(each -> each.field().name().equals(name.code()))
                        .findFirst()
                        .map(each -> KeepBlock.asBefore(each.field(), chosen.suffix))
                        .orElseGet(() -> KeepBlock.suggested(name, chosen.suffix, shape)));
            });
            if (sent.isEmpty() && name.isIn(vocabulary)) {
                already.add(name.code());
            }
        }
        if (!already.isEmpty()) {
            model.put("already", KeptLine.already(keptFields.added(pageRequest.product()), already));
        }
        if (!blocks.isEmpty()) {
            model.put("blocks", blocks);
            model.put("scales", KeepWords.scales());
            model.put("form", values);
        }
    }

    /**
     * Keeps the chosen names from now on, all or none. Those that somebody else keeps already stay as they are.
     *
     * @param form the submitted values by their names
     * @throws InvalidInput naming the first invalid input
     * @throws NotFound if a name was never ignored, or if none is chosen
     */
    FormReply keep(PageRequest pageRequest, Map<String, String> form) {
        Vocabulary vocabulary = products.permitted(pageRequest.product());
        List<Field> fields = new ArrayList<>();
        Map<String, String> suffixes = new HashMap<>();
        Set<String> already = new LinkedHashSet<>();
        List<Chosen> all = chosen(pageRequest, form);
        for (Chosen chosen : all) {
            if (!rejections.wasIgnored(pageRequest.product(), chosen.name)) {
                throw new NotFound("Only a name that was ignored can be kept.");
            }
            if (chosen.name.isIn(vocabulary)) {
                already.add(chosen.name.code());
            } else {
                fields.add(PermitForm.of(form, chosen.suffix).field(chosen.name));
                suffixes.put(chosen.name.code(), chosen.suffix);
            }
        }
        if (all.isEmpty()) {
            throw new NotFound("Only a name that was ignored can be kept.");
        }
        Set<String> added = keep(pageRequest, fields, suffixes);
        fields.stream().map(Field::name).filter(name -> !added.contains(name)).forEach(already::add);
        return new FormReply.SeeOther(RejectionsPage.list(pageRequest) + Query.of(done(added, already)));
    }

    private Set<String> keep(PageRequest pageRequest, List<Field> fields, Map<String, String> suffixes) {
        String by = pageRequest.who().email();
        Set<String> added;
        try {
            added = keptFields.keep(pageRequest.product(), fields, by);
        } catch (InvalidInput e) {
            throw new InvalidInput("kind" + suffixes.getOrDefault(e.field(), ""), e.getMessage());
        }
        fields.stream()
                .filter(field -> added.contains(field.name()))
                .forEach(field -> auditLog.action(
                        "field-permitted",
                        by,
                        Map.of(
                                "product",
                                pageRequest.product().slug(),
                                "name",
                                field.name(),
                                "kind",
                                field.kind().code())));
        return added;
    }

    private static Map<String, String> done(Set<String> added, Set<String> already) {
        Map<String, String> done = new HashMap<>();
        if (!added.isEmpty()) {
            done.put("permitted", String.join("\n", added));
        }
        if (!already.isEmpty()) {
            done.put("already", String.join("\n", already));
        }
        return done;
    }

    /** The names of the form's hidden inputs; without any, those of the address. */
    private static List<Chosen> chosen(PageRequest pageRequest, Map<String, String> form) {
        List<String> asked = pageRequest
                .query()
                .getOrDefault("permit", "")
                .lines()
                .distinct()
                .toList();
        List<Chosen> chosen = new ArrayList<>();
        boolean named = form.keySet().stream().anyMatch(input -> input.equals("name") || input.startsWith("name-"));
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i <= Math.max(KeptFields.MOST_AT_ONCE, asked.size()); i++) {
            String suffix = i == 0 ? "" : "-" + i;
            String code = named ? form.get("name" + suffix) : i < asked.size() ? asked.get(i) : null;
            if (code != null && codes.add(code)) {
                chosen.add(new Chosen(Permittable.of(code), suffix));
            }
        }
        if (chosen.size() > KeptFields.MOST_AT_ONCE) {
            throw new InvalidParameter("permit", "Too many names are chosen at once.", "50 names at most");
        }
        return chosen;
    }
}
