package rollcall.pages.product;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollcall.analysis.instances.InstanceAnswer;
import rollcall.analysis.instances.Instances;
import rollcall.analysis.instances.VersionSpan;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.FormReply;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.events.EventLinks;
import rollcall.pages.text.Dates;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.UnusableWords;
import rollcall.pages.text.ValueNames;
import rollcall.product.Products;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.sender.audit.AuditLog;

/** Shows what Rollcall has kept about one instance. The model contains the contact address only for superusers. */
public final class InstancePage {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Instances instances;
    private final Products products;
    private final BiConsumer<Product, UUID> forget;
    private final AuditLog auditLog;
    private final Clock clock;

    /** @param forget deletes every row that names an instance, as when the instance itself asks for it */
    public InstancePage(
            Instances instances, Products products, BiConsumer<Product, UUID> forget, AuditLog auditLog, Clock clock) {
        this.instances = instances;
        this.products = products;
        this.forget = forget;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** An event name that the instance sent lately, with its count and last day. */
    public record Sent(String name, String href, String events, String lastDay) {}

    /** A group of fields under one title. */
    public record Section(String title, List<Fact> fields) {}

    /**
     * What the instance reported for one field.
     *
     * @param values for people; empty if it reported none that can be used
     * @param none what is said if there are none
     */
    public record Fact(Field field, String title, String description, List<String> values, String none) {}

    /** The version that the instance had on some days that follow each other, or what is said if there was none. */
    public record Ran(String version, LocalDate from, LocalDate to, int days) {}

    /**
     * The page of the instance that the path names.
     *
     * @throws NotFound if the product has no such instance
     */
    public Page show(PageRequest pageRequest) {
        return new Page("instance", model(pageRequest, answer(pageRequest)));
    }

    /**
     * Forgets the instance. The audit log records the action without the identifier.
     *
     * @throws InvalidInput unless the form contains the first 8 characters of the identifier
     * @throws NotFound if the product has no such instance
     */
    public FormReply forget(PageRequest pageRequest, Map<String, String> form) {
        UUID id = answer(pageRequest).id();
        if (!shortId(id).equalsIgnoreCase(form.getOrDefault("typed", "").strip())) {
            throw new InvalidInput(
                    "typed",
                    "Nothing was forgotten: type the beginning of its identifier exactly, so that you do not take another one.");
        }
        forget.accept(pageRequest.product(), id);
        auditLog.action(
                "instance-forgotten",
                pageRequest.who().email(),
                Map.of("product", pageRequest.product().slug()));
        return new FormReply.SeeOther("/p/" + pageRequest.product().slug() + "/instances?forgotten");
    }

    private InstanceAnswer answer(PageRequest pageRequest) {
        String id = pageRequest.path().substring(pageRequest.path().lastIndexOf('/') + 1);
        if (!ID.matcher(id).matches()) {
            throw new NotFound("An instance is named by its whole identifier.");
        }
        return instances
                .one(
                        pageRequest.product(),
                        products.vocabulary(pageRequest.product()),
                        UUID.fromString(id),
                        pageRequest.today(),
                        pageRequest.who().superuser())
                .orElseThrow(() -> new NotFound("No instance of this product has this identifier."));
    }

    private static String shortId(UUID id) {
        return id.toString().substring(0, 8);
    }

    private Map<String, Object> model(PageRequest pageRequest, InstanceAnswer answer) {
        Map<String, Object> model = new HashMap<>();
        model.put("id", answer.id().toString());
        model.put("shortId", shortId(answer.id()));
        model.put("path", pageRequest.path());
        String list = "/p/" + pageRequest.product().slug() + "/instances";
        model.put("listHref", list);
        model.put("versionHref", answer.version() == null ? null : list + Query.of(Map.of("q", answer.version())));
        model.put("eventsHref", "/p/" + pageRequest.product().slug() + "/events");
        model.put("version", answer.version());
        model.put("unusable", answer.unusable() == null ? null : UnusableWords.of(answer.unusable()));
        model.put("firstSeen", Moment.of(answer.firstSeen(), clock.instant()));
        model.put("lastHeartbeat", Moment.orNull(answer.lastHeartbeat(), clock.instant()));
        model.put("stateDay", answer.stateDay() == null ? null : Dates.day(answer.stateDay()));
        model.put("identity", fields(answer, FieldGroup.VERSION, FieldGroup.NONE));
        model.put("sections", sections(answer));
        model.put("contact", answer.contact());
        model.put("versions", answer.versions().stream().map(InstancePage::ran).toList());
        model.put("answered", reportedDays(answer));
        model.put(
                "sent",
                instances.events(pageRequest.product(), answer.id()).stream()
                        .map(sentEvent -> new Sent(
                                sentEvent.name(),
                                EventLinks.event(pageRequest, sentEvent.name()),
                                Numbers.count(sentEvent.events()),
                                Dates.day(sentEvent.lastDay())))
                        .toList());
        model.put("newest", Numbers.count(Instances.EVENTS));
        return model;
    }

    private static String reportedDays(InstanceAnswer answer) {
        return Messages.get("instances.reported-days", answer.daysReported(), Instances.HISTORY_DAYS);
    }

    private static List<Section> sections(InstanceAnswer answer) {
        return Stream.of(
                        new Section(Messages.get("instances.environment"), fields(answer, FieldGroup.ENVIRONMENT)),
                        new Section(Messages.get("instances.metrics"), fields(answer, FieldGroup.METRICS)),
                        new Section(Messages.get("instances.performance"), fields(answer, FieldGroup.PERFORMANCE)),
                        new Section(Messages.get("instances.plugins"), fields(answer, FieldGroup.PLUGINS)))
                .filter(section -> !section.fields().isEmpty())
                .toList();
    }

    private static List<Fact> fields(InstanceAnswer answer, FieldGroup... groups) {
        return Stream.of(groups)
                .flatMap(fieldGroup ->
                        answer.state().stream().filter(state -> state.field().group() == fieldGroup))
                .map(InstancePage::fact)
                .toList();
    }

    private static Fact fact(InstanceAnswer.FieldState state) {
        Field field = state.field();
        boolean version = field.kind() == FieldKind.VERSION || field.kind() == FieldKind.BUILD;
        return new Fact(
                field,
                FieldWords.title(field),
                FieldWords.description(field),
                state.values().stream()
                        .map(value -> ValueNames.of(field, value))
                        .toList(),
                state.unusable() == null
                        ? Messages.get("words.not-reported")
                        : version ? UnusableWords.version(state.unusable()) : Messages.get("words.no-usable-value"));
    }

    private static Ran ran(VersionSpan span) {
        String version = span.unusable() != null
                ? UnusableWords.version(span.unusable())
                : span.version() == null ? Messages.get("words.not-reported") : span.version();
        return new Ran(version, span.from(), span.to(), span.daysReported());
    }
}
