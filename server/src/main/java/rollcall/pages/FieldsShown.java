package rollcall.pages;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.product.Products;
import rollcall.product.fields.FieldReads;

/** Notes which fields a page shows the numbers of, by its address. */
public final class FieldsShown {
    /** The pages that show all fields of a group. */
    private static final Map<String, FieldGroup> GROUPS = Map.of(
            "metrics", FieldGroup.METRICS,
            "environment", FieldGroup.ENVIRONMENT,
            "plugins", FieldGroup.PLUGINS,
            "plugins/plugin", FieldGroup.PLUGINS,
            "performance", FieldGroup.PERFORMANCE);

    private static final String EVENT = "events/event";
    private static final Set<String> OF_EVENTS = Set.of("events", EVENT, "funnels");

    private final Products products;
    private final FieldReads fieldReads;

    public FieldsShown(Products products, FieldReads fieldReads) {
        this.products = products;
        this.fieldReads = fieldReads;
    }

    /** Notes that a page about a product was shown. */
    public void note(PageRequest pageRequest) {
        String page = page(pageRequest);
        boolean any = GROUPS.containsKey(page)
                || OF_EVENTS.contains(page)
                || !pageRequest.query().isEmpty();
        if (pageRequest.product() != null && any) {
            Set<String> shown = of(page, pageRequest, products.vocabulary(pageRequest.product()));
            fieldReads.note(pageRequest.product(), shown, pageRequest.today());
        }
    }

    /** The codes of the fields, see {@link Permittable#code}: those of the page, of its filters and of its other parameters. */
    private static Set<String> of(String page, PageRequest pageRequest, Vocabulary vocabulary) {
        Set<String> shown = new HashSet<>();
        if (GROUPS.containsKey(page)) {
            vocabulary.group(GROUPS.get(page)).forEach(field -> shown.add(field.name()));
        }
        pageRequest.query().forEach((name, values) -> {
            add(shown, vocabulary, name);
            values.lines().forEach(value -> add(shown, vocabulary, value));
        });
        if (OF_EVENTS.contains(page)) {
            vocabulary.events().names().forEach(name -> shown.add(code(PermittablePart.EVENT, name)));
        }
        if (page.equals(EVENT)) {
            String event = pageRequest.query().getOrDefault("name", "");
            vocabulary.events().properties().values().stream()
                    .filter(field -> field.permittedAt(event, null))
                    .forEach(field -> shown.add(code(PermittablePart.PROPERTY, field.name())));
            vocabulary.events().context().keySet().forEach(name -> shown.add(code(PermittablePart.CONTEXT, name)));
        }
        return shown;
    }

    /** The address of the page below the product's own, without the end that makes it a file. */
    private static String page(PageRequest pageRequest) {
        return pageRequest.path().replaceFirst("^/p/[^/]+/", "").replaceFirst("\\.csv$", "");
    }

    private static void add(Set<String> shown, Vocabulary vocabulary, String name) {
        vocabulary.field(name).ifPresent(field -> shown.add(field.name()));
    }

    private static String code(PermittablePart part, String name) {
        return new Permittable(part, name).code();
    }
}
