package rollcall.pages.reach;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.advisory.AdvisoryFile;
import rollcall.advisory.NotAnAdvisory;
import rollcall.advisory.ReadAdvisory;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.NotFound;
import rollcall.pages.PageRequest;
import rollcall.product.Advisories;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.sender.audit.AuditLog;

/** Keeps and removes advisories, and notes in the audit log who did it. */
public final class AdvisoryChanges {
    private final Advisories advisories;
    private final AuditLog auditLog;

    public AdvisoryChanges(Advisories advisories, AuditLog auditLog) {
        this.advisories = advisories;
        this.auditLog = auditLog;
    }

    /** @throws InvalidInput if a value is invalid */
    void keep(PageRequest pageRequest, Map<String, String> form, Field field) {
        String over = form.getOrDefault(AdvisoryForm.OVER, "").strip();
        Advisories.Draft draft = AdvisoryForm.draft(form, field);
        if (!over.isEmpty() && !over.equals(draft.identifier().strip())) {
            throw new InvalidInput("identifier", "The identifier stays as it is. Add a new advisory for another one.");
        }
        boolean changed = advisories.keep(
                pageRequest.product(), draft, !over.isEmpty(), pageRequest.who().email());
        log(
                pageRequest,
                changed ? "advisory-changed" : "advisory-added",
                draft.identifier().strip());
    }

    /**
     * Removes the advisory that {@code ?remove=} names.
     *
     * @throws InvalidInput unless the form repeats its identifier
     * @throws NotFound if there is none
     */
    void remove(PageRequest pageRequest, Map<String, String> form) {
        String identifier = pageRequest.query().getOrDefault("remove", "");
        if (advisories.find(pageRequest.product(), identifier).isEmpty()) {
            throw new NotFound("This advisory is not there any more. Nothing was removed.");
        }
        if (!identifier.equals(form.getOrDefault("typed", "").strip())) {
            throw new InvalidInput("typed", "The advisory was not removed: type its identifier exactly.");
        }
        advisories.remove(pageRequest.product(), identifier);
        log(pageRequest, "advisory-removed", identifier);
    }

    /** @throws InvalidInput with the place at which the file is wrong */
    static ReadAdvisory read(byte[] file) {
        try {
            return AdvisoryFile.read(file);
        } catch (NotAnAdvisory e) {
            throw new InvalidInput("file", e.getMessage());
        }
    }

    /** The only package of a file, or the one that is called like the product; empty if somebody has to choose. */
    static Optional<ReadAdvisory.Affected> own(ReadAdvisory read, Product product) {
        List<ReadAdvisory.Affected> all = read.affected();
        return all.size() == 1
                ? Optional.of(all.get(0))
                : all.stream()
                        .filter(each -> each.name().equalsIgnoreCase(product.slug())
                                || each.name().equalsIgnoreCase(product.name()))
                        .findFirst();
    }

    private void log(PageRequest pageRequest, String action, String identifier) {
        auditLog.action(
                action,
                pageRequest.who().email(),
                Map.of("product", pageRequest.product().slug(), "name", identifier));
    }
}
