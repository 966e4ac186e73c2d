package rollcall.pages.rejections;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.rejections.RejectedSums;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.Links;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Ranges;
import rollcall.pages.text.Messages;
import rollcall.pages.text.RejectionWords;
import rollcall.pages.text.ValueNames;
import rollcall.product.Permittable;
import rollcall.product.Products;
import rollcall.report.BucketScale;
import rollcall.report.InvalidInput;
import rollcall.report.Rejection;
import rollcall.sender.audit.AuditLog;

/** Shows what was not kept and why. Superusers can permit an ignored name. */
public final class RejectionsPage {
    private static final String ALL = "all";

    private final Rejections rejections;
    private final Products products;
    private final AuditLog auditLog;

    public RejectionsPage(Rejections rejections, Products products, AuditLog auditLog) {
        this.rejections = rejections;
        this.products = products;
        this.auditLog = auditLog;
    }

    /** A bucket scale that the form offers, with the labels of its ranges. */
    public record BucketRow(String name, String labels) {}

    /** The first sentence. */
    public record Headline(String html) {}

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(
                Parameter.checked(
                        "permit",
                        (pageRequest, value) ->
                                sent(pageRequest, Permittable.of(value)).isPresent(),
                        "No such name was ignored, or it is permitted by now.",
                        "a name of this page that can be permitted"),
                Parameter.checked(
                        "permitted",
                        (pageRequest, value) -> Permittable.of(value).isIn(products.vocabulary(pageRequest.product())),
                        "No such name is permitted.",
                        "a name that was permitted a moment ago"));
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return PageParameters.ofComparedRange(Parameter.oneOf("of", List.of("requests", "names", "strangers")));
    }

    /** The page. With {@code ?permit=NAME} it also contains, for superusers, the form that permits this name. */
    public Page show(PageRequest pageRequest) {
        Map<String, Object> model = model(pageRequest);
        if (pageRequest.who().superuser()) {
            Permittable name = asked(pageRequest, "permit");
            sent(pageRequest, name).ifPresent(kind -> {
                model.put("permit", name);
                model.put("kinds", PermitKinds.of(name));
                model.put("form", PermitKinds.suggested(name, kind));
            });
        }
        return new Page("refusals", model);
    }

    /**
     * Permits the name of {@code ?permit=NAME}.
     *
     * @param form the submitted values by their names
     * @throws InvalidInput naming the first invalid input
     * @throws NotFound if the name was never ignored, or is permitted already
     */
    public FormReply permit(PageRequest pageRequest, Map<String, String> form) {
        Permittable name = asked(pageRequest, "permit");
        if (sent(pageRequest, name).isEmpty()) {
            throw new NotFound("Only a name that was ignored and is not permitted yet can be permitted.");
        }
        Field field = PermitForm.of(form).field(name);
        products.permit(pageRequest.product(), field, pageRequest.who().email());
        auditLog.action(
                "field-permitted",
                pageRequest.who().email(),
                Map.of(
                        "product",
                        pageRequest.product().slug(),
                        "name",
                        field.name(),
                        "kind",
                        field.kind().code()));
        return new FormReply.SeeOther(list(pageRequest) + Query.of(Map.of("permitted", name.code())));
    }

    /**
     * A table as a CSV file of at most {@link Rejections#MOST} rows. With {@code of=names} it contains the ignored names and values.
     * With {@code of=strangers} it contains the requests without a valid key; for maintainers this file has no rows. Otherwise it contains
     * the requests that were not kept, with their outcome.
     */
    public CsvFile csv(PageRequest pageRequest) {
        Range range = range(pageRequest);
        Rejections.Answer answer = answer(pageRequest, range);
        EarlierRejections earlier = earlier(pageRequest, range);
        return switch (pageRequest.query().getOrDefault("of", "")) {
            case "names" ->
                CsvFile.over(
                        range,
                        "refusals-names",
                        earlier.beside(
                                RejectionReasons.csvOfNames(answer.byName()),
                                "times",
                                answer.byName(),
                                EarlierRejections::of));
            case "strangers" -> CsvFile.over(range, "refusals-strangers", requests(answer.unauthenticated(), earlier));
            default -> CsvFile.over(range, "refusals-requests", requests(answer.byReason(), earlier));
        };
    }

    private static List<List<String>> requests(List<Rejections.Requests> requests, EarlierRejections earlier) {
        return earlier.beside(RejectionReasons.csv(requests), "requests", requests, EarlierRejections::of);
    }

    private static BucketRow bucketRow(BucketScale bucketScale) {
        return new BucketRow(
                bucketScale.name(),
                String.join(
                        ", ",
                        bucketScale.labels().stream().map(ValueNames::range).toList()));
    }

    private static Permittable asked(PageRequest pageRequest, String parameter) {
        return Permittable.of(pageRequest.query().getOrDefault(parameter, ""));
    }

    private Optional<String> sent(PageRequest pageRequest, Permittable name) {
        return rejections.sent(pageRequest.product(), products.vocabulary(pageRequest.product()), name);
    }

    private Map<String, Object> model(PageRequest pageRequest) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        Range range = shown(pageRequest);
        Rejections.Answer answer = answer(pageRequest, range);
        RejectedSums sums = answer.requests();
        EarlierRejections earlier = earlier(pageRequest, range);
        Map<String, Object> model = new HashMap<>();
        model.put("headline", new Headline(RejectionWords.headline(answer, range)));
        model.put("range", range.name());
        model.put("ranges", Ranges.of(pageRequest, range, null, "").with(earlier.comparing()));
        model.put("before", earlier.head());
        model.put(
                "rejected",
                RejectionReasons.of(answer.byReason(), Rejection.Outcome.REJECTED, sums.rejected(), earlier));
        model.put(
                "answered",
                RejectionReasons.of(answer.byReason(), Rejection.Outcome.ANSWERED, sums.answered(), earlier));
        model.put(
                "repeated",
                RejectionReasons.of(answer.byReason(), Rejection.Outcome.REPEATED, sums.repeated(), earlier));
        model.put("requestsCsv", Links.csv(pageRequest, "requests"));
        model.put("drops", answer.ignored());
        model.put("names", IgnoredNameLine.of(pageRequest, list(pageRequest), answer.byName(), earlier));
        model.put("most", answer.byName().size() < Rejections.MOST ? null : Rejections.MOST);
        model.put("namesCsv", Links.csv(pageRequest, "names"));
        model.put("strangers", RejectionReasons.of(answer.unauthenticated(), earlier));
        model.put("strangersCsv", Links.csv(pageRequest, "strangers"));
        model.put("listHref", list(pageRequest));
        model.put("permitted", permitted(pageRequest, vocabulary));
        model.put(
                "buckets",
                BucketScale.ALL.stream().map(RejectionsPage::bucketRow).toList());
        return model;
    }

    private EarlierRejections earlier(PageRequest pageRequest, Range range) {
        LocalDate firstDay = pageRequest.query().containsKey("compare")
                ? rejections.firstDay(pageRequest.product()).orElse(null)
                : null;
        return EarlierRejections.of(
                Comparing.of(pageRequest, range, firstDay), earlier -> answer(pageRequest, earlier));
    }

    private Rejections.Answer answer(PageRequest pageRequest, Range range) {
        return rejections.answer(
                pageRequest.product(),
                products.vocabulary(pageRequest.product()),
                range,
                pageRequest.who().superuser());
    }

    /** The range of the page. Days without counts do not change the page, so only "all" needs the product's first day. */
    private Range shown(PageRequest pageRequest) {
        String name = pageRequest.query().get("range");
        return ALL.equals(name) ? range(pageRequest) : Range.of(name, pageRequest.today(), LocalDate.EPOCH);
    }

    /** The range of a CSV file. The file's name contains the first day. */
    private Range range(PageRequest pageRequest) {
        LocalDate first = rejections.firstDay(pageRequest.product()).orElse(null);
        return Range.of(pageRequest.query().get("range"), pageRequest.today(), first);
    }

    /** The name with what it is: "the event report.exported". */
    private static String named(Permittable name) {
        return switch (name.what()) {
            case FIELD -> name.name();
            case EVENT -> Messages.get("rejections.name-event", name.name());
            case PROPERTY -> Messages.get("rejections.name-property", name.name());
            case CONTEXT -> Messages.get("rejections.name-context", name.name());
        };
    }

    /** The name that was just permitted. Null if the vocabulary does not permit it: anybody can write such a URL. */
    private static String permitted(PageRequest pageRequest, Vocabulary vocabulary) {
        Permittable name = asked(pageRequest, "permitted");
        return name.isIn(vocabulary) ? named(name) : null;
    }

    private static String list(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug() + "/refusals";
    }
}
