package rollcall.pages.kept;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.FormReply;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.rejections.KeepWords;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.product.Products;
import rollcall.product.fields.FieldEdit;
import rollcall.product.fields.FieldReads;
import rollcall.product.fields.FieldsHistory;
import rollcall.product.fields.KeptFields;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** The page that answers: which fields are kept, why, until when, and who changed what? Superusers change them. */
public final class FieldsPage {
    private static final String CHANGE = "change";

    private final KeptFields keptFields;
    private final Products products;
    private final FieldReads fieldReads;
    private final FieldEffects effects;
    private final AuditLog auditLog;

    public FieldsPage(
            KeptFields keptFields, Products products, FieldReads fieldReads, FieldEffects effects, AuditLog auditLog) {
        this.keptFields = keptFields;
        this.products = products;
        this.fieldReads = fieldReads;
        this.effects = effects;
        this.auditLog = auditLog;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.of(
                Parameter.checked(
                        CHANGE,
                        (pageRequest, value) -> field(pageRequest, value).isPresent(),
                        "No such field is kept, or it is stopped by now.",
                        "a field that is kept"),
                Parameter.bare("saved"));
    }

    /** All fields that people added, those of the preset, and the versions. With {@code ?change=NAME}, superusers see the form that changes this field. */
    public Page show(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        Set<String> unread = fieldReads.unread(pageRequest.product(), pageRequest.today());
        List<FieldRow> added = keptFields.added(pageRequest.product()).stream()
                .map(kept -> FieldRow.of(
                        pageRequest, kept, unread.contains(kept.field().name())))
                .toList();
        model.put("unread", added.stream().filter(FieldRow::unread).count());
        model.put("rows", added);
        model.put("presetRows", new PresetRows(pageRequest, keptFields.kept(pageRequest.product())).rows());
        model.put(
                "versions",
                keptFields.history().versions(pageRequest.product()).stream()
                        .map(FieldsVersionRow::of)
                        .toList());
        model.put("mostVersions", FieldsHistory.MOST);
        model.put("saved", pageRequest.query().containsKey("saved"));
        if (pageRequest.who().superuser()) {
            Optional.ofNullable(pageRequest.query().get(CHANGE))
                    .flatMap(name -> field(pageRequest, name))
                    .ifPresent(field -> putForm(model, pageRequest, field));
        }
        return new Page("kept-fields", model);
    }

    private void putForm(Map<String, Object> model, PageRequest pageRequest, Field field) {
        model.put("field", field);
        model.put("version", keptFields.history().number(pageRequest.product()));
        model.put("hasAliases", Permittable.of(field.name()).what() == PermittablePart.FIELD);
        model.put("hasValues", FieldEdit.hasValues(field));
        model.put(
                "scales",
                field.kind() == FieldKind.BUCKET
                                && Permittable.of(field.name()).what() == PermittablePart.FIELD
                                && !field.isOverOn(pageRequest.today())
                        ? KeepWords.scales()
                        : List.of());
        model.put("form", EditForm.of(field));
    }

    /**
     * Changes the field of {@code ?change=NAME}. With {@code what=preview} it shows what the change would do, and changes nothing.
     *
     * @param form the submitted values by their names
     * @throws InvalidInput naming the input at fault, or {@code version} if somebody else changed the fields meanwhile
     * @throws NotFound if the field is not kept
     */
    public FormReply change(PageRequest pageRequest, Map<String, String> form) {
        Field field = field(pageRequest, pageRequest.query().getOrDefault(CHANGE, ""))
                .orElseThrow(() -> new NotFound("Only a field that is kept can be changed."));
        FieldEdit.Edited edited = EditForm.read(form)
                .on(field, products.permitted(pageRequest.product()), taken(pageRequest), pageRequest.today());
        if ("preview".equals(form.get("what"))) {
            return preview(pageRequest, form, field, edited);
        }
        String by = pageRequest.who().email();
        keptFields.change(
                pageRequest.product(),
                EditForm.version(form),
                List.of(edited.redefined()),
                Stream.ofNullable(edited.next()).toList(),
                by);
        auditLog.action(
                "field-changed", by, Map.of("product", pageRequest.product().slug(), "name", field.name()));
        return new FormReply.SeeOther("/p/" + pageRequest.product().slug() + "/fields?saved");
    }

    private Page preview(PageRequest pageRequest, Map<String, String> form, Field field, FieldEdit.Edited edited) {
        Map<String, Object> model = new HashMap<>(show(pageRequest).model());
        model.put("form", form);
        model.put("effects", effects.of(pageRequest, field, edited));
        return new Page("kept-fields", model);
    }

    private Optional<Field> field(PageRequest pageRequest, String name) {
        return keptFields.kept(pageRequest.product()).stream()
                .map(KeptFields.Kept::field)
                .filter(field -> field.name().equals(name))
                .findFirst()
                .or(() -> Permittable.of(name).inPreset(pageRequest.product().preset()));
    }

    private Set<String> taken(PageRequest pageRequest) {
        Set<String> taken = new HashSet<>(
                products.vocabulary(pageRequest.product()).fields().keySet());
        keptFields
                .kept(pageRequest.product())
                .forEach(kept -> taken.add(kept.field().name()));
        keptFields
                .stopped(pageRequest.product())
                .forEach(stopped -> taken.add(stopped.field().name()));
        return taken;
    }
}
