package rollcall.pages.settings;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.gate.Pseudonyms;
import rollcall.intake.sample.MappedSample;
import rollcall.mapping.InvalidYaml;
import rollcall.mapping.Mapping;
import rollcall.mapping.MappingReader;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.product.Products;
import rollcall.product.mapped.MappingExample;
import rollcall.product.mapped.Mappings;
import rollcall.product.mapped.SavedMapping;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.sender.audit.AuditLog;

/** The page that answers: how does the mapping read other senders? It edits the mapping, and tells what would be kept of a pasted body. */
public final class MappingPage {
    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS = PageParameters.of(
            Parameter.bare("saved"),
            Parameter.oneOf(
                    "example",
                    Arrays.stream(MappingExample.values())
                            .map(MappingExample::code)
                            .toList()));

    private static final String DEFINITION = "definition";
    private static final String VERSION = "version";
    private static final String ANY_VERSION = "\\d{1,9}";

    private final Mappings mappings;
    private final Products products;
    private final Pseudonyms pseudonyms;
    private final AuditLog auditLog;
    private final Clock clock;

    public MappingPage(Mappings mappings, Products products, Pseudonyms pseudonyms, AuditLog auditLog, Clock clock) {
        this.mappings = mappings;
        this.products = products;
        this.pseudonyms = pseudonyms;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** @param origin the address of this site, as the visitor reached it */
    public Page show(PageRequest pageRequest, String origin) {
        Optional<SavedMapping> saved = mappings.saved(pageRequest.product());
        String text = Optional.ofNullable(pageRequest.query().get("example"))
                .flatMap(MappingExample::of)
                .map(MappingExample::mapping)
                .orElseGet(() -> saved.map(SavedMapping::text).orElse(""));
        Map<String, Object> model = model(pageRequest, origin, saved);
        model.put("form", Map.of(DEFINITION, text));
        model.put("saved", pageRequest.query().containsKey("saved"));
        return new Page("mapping", model);
    }

    /** The page again, after a form could not be taken; with what somebody else saved since the form was opened. */
    public Page showAgain(PageRequest pageRequest, Map<String, String> form, String origin) {
        Optional<SavedMapping> saved = mappings.saved(pageRequest.product());
        Map<String, Object> model = model(pageRequest, origin, saved);
        saved.filter(theirs -> theirs.version() != version(form)).ifPresent(theirs -> model.put("theirs", theirs));
        return new Page("mapping", model);
    }

    /**
     * Saves the mapping.
     *
     * @param form {@code definition} in YAML, blank for no mapping; {@code version} that the form was opened with
     * @throws InvalidInput with the line and the column, if it is wrong; or if somebody else saved meanwhile
     */
    public FormReply save(PageRequest pageRequest, Map<String, String> form) {
        Product product = pageRequest.product();
        String text = form.getOrDefault(DEFINITION, "").replace("\r\n", "\n");
        if (!text.isBlank()) {
            read(text);
        }
        String by = pageRequest.who().email();
        if (!mappings.save(product, text, version(form), by)) {
            throw new InvalidInput(
                    DEFINITION,
                    "Somebody else saved the mapping meanwhile, and yours is not saved. Theirs stands above; save again to replace it.");
        }
        auditLog.action("mapping-saved", by, Map.of("product", product.slug(), "on", !text.isBlank()));
        return new FormReply.SeeOther("/p/" + product.slug() + "/mapping?saved");
    }

    /**
     * Tells what would be kept of a body. Nothing of it is stored, and it does not stand in the answer.
     *
     * @param form {@code definition} in YAML, saved or not, and the {@code body}
     */
    public FormReply preview(PageRequest pageRequest, Map<String, String> form, String origin) {
        Product product = pageRequest.product();
        Map<String, Object> model = model(pageRequest, origin, mappings.saved(product));
        model.put("form", Map.of(DEFINITION, form.getOrDefault(DEFINITION, "")));
        model.put(VERSION, version(form));
        try {
            Mapping mapping = read(form.getOrDefault(DEFINITION, "").replace("\r\n", "\n"));
            byte[] body = form.getOrDefault("body", "").strip().getBytes(StandardCharsets.UTF_8);
            MappedSample sample = MappedSample.of(
                    mapping, products.permitted(product), product.id(), pseudonyms, pageRequest.today(), body);
            if (sample.rejected() == null) {
                model.put("preview", MappingPreview.of(sample));
            } else {
                model.put("problem", rejection(sample.rejected()));
            }
        } catch (InvalidInput e) {
            model.put("problem", e.getMessage());
        }
        return new Page("mapping", model);
    }

    private static String rejection(MappedSample.Wrong wrong) {
        return wrong.line() == 0
                ? Messages.get("mapping.rejected", wrong.code())
                : Messages.get("mapping.rejected-at", wrong.code(), wrong.line(), wrong.column());
    }

    private static Mapping read(String text) {
        try {
            return MappingReader.read(text);
        } catch (InvalidYaml e) {
            throw new InvalidInput(
                    DEFINITION, Messages.get("mapping.at", e.line(), e.column(), Messages.translated(e.getMessage())));
        }
    }

    private Map<String, Object> model(PageRequest pageRequest, String origin, Optional<SavedMapping> saved) {
        Map<String, Object> model = new HashMap<>();
        String slug = pageRequest.product().slug();
        model.put("here", "/p/" + slug + "/mapping");
        model.put("address", origin + "/ingest/mapped/" + slug);
        model.put("examples", List.of(MappingExample.values()));
        model.put(VERSION, saved.map(SavedMapping::version).orElse(0));
        saved.filter(last -> !last.text().isEmpty()).ifPresent(last -> {
            model.put("last", last);
            model.put("lastAt", Moment.of(last.at(), clock.instant()));
        });
        return model;
    }

    private static int version(Map<String, String> form) {
        String version = form.getOrDefault(VERSION, "");
        return version.matches(ANY_VERSION) ? Integer.parseInt(version) : -1;
    }
}
