package rollcall.pages.rejections;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.FormReply;
import rollcall.pages.NotFound;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.product.Permittable;
import rollcall.product.fields.KeptFields;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** The form with which a superuser keeps a field no longer, and deletes what was kept of it. */
final class StopForm {
    private static final String DELETE = "delete";

    private final KeptFields keptFields;
    private final AuditLog auditLog;

    StopForm(KeptFields keptFields, AuditLog auditLog) {
        this.keptFields = keptFields;
        this.auditLog = auditLog;
    }

    /** The field of {@code ?stop=NAME}; empty if no superuser added it, or if nothing can be done about it. */
    Optional<FieldToStop> asked(PageRequest pageRequest, String code) {
        return Stream.concat(
                        keptFields.added(pageRequest.product()).stream()
                                .map(KeptFields.Kept::field)
                                .filter(field -> field.name().equals(code))
                                .map(field -> asked(field, true)),
                        keptFields.stopped(pageRequest.product()).stream()
                                .filter(each -> !each.removing())
                                .map(KeptFields.Stopped::field)
                                .filter(field -> field.name().equals(code) && isDeletable(field))
                                .map(field -> asked(field, false)))
                .findFirst();
    }

    private static FieldToStop asked(Field field, boolean kept) {
        Permittable name = Permittable.of(field.name());
        return new FieldToStop(field.name(), name.name(), KeptLine.named(name), kept, isDeletable(field));
    }

    private static boolean isDeletable(Field field) {
        return field.kind() != FieldKind.SIGNATURE;
    }

    /**
     * Keeps the field of {@code ?stop=NAME} no longer. With {@code what=delete}, what was kept of it is deleted, too.
     *
     * @param form the submitted values by their names
     * @throws InvalidInput if what was kept is to be deleted and the name is not typed
     * @throws NotFound if no superuser added the field
     */
    FormReply stop(PageRequest pageRequest, Map<String, String> form) {
        FieldToStop asked = asked(pageRequest, pageRequest.query().getOrDefault("stop", ""))
                .orElseThrow(() -> new NotFound("Only a field that a superuser added can be stopped, and only once."));
        boolean delete = asked.deletable() && (!asked.kept() || DELETE.equals(form.get("what")));
        if (delete && !asked.name().equals(form.getOrDefault("typed", "").strip())) {
            throw new InvalidInput("typed", "Type the name of the field as it stands here: it cannot be undone.");
        }
        if (asked.kept()
                && keptFields.stop(
                        pageRequest.product(), asked.code(), pageRequest.who().email())) {
            note(pageRequest, "field-stopped", asked);
        }
        if (delete && keptFields.remove(pageRequest.product(), asked.code())) {
            note(pageRequest, "field-deleted", asked);
        }
        return new FormReply.SeeOther(RejectionsPage.list(pageRequest) + Query.of(Map.of("stopped", asked.code())));
    }

    private void note(PageRequest pageRequest, String action, FieldToStop asked) {
        auditLog.action(
                action,
                pageRequest.who().email(),
                Map.of("product", pageRequest.product().slug(), "name", asked.code()));
    }
}
