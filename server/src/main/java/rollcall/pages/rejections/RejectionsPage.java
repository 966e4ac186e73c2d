package rollcall.pages.rejections;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import rollcall.analysis.rejections.IgnoredName;
import rollcall.analysis.rejections.RejectedSums;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.time.Range;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.Ranges;
import rollcall.pages.text.QuotaUse;
import rollcall.pages.text.RejectionWords;
import rollcall.product.Permittable;
import rollcall.product.Products;
import rollcall.product.fields.KeptFields;
import rollcall.product.quotas.ProductQuotas;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;
import rollcall.sender.audit.AuditLog;

/** Shows what was not kept and why. Superusers can keep ignored names, and stop that. */
public final class RejectionsPage {
    private static final String ALL = "all";

    private final Rejections rejections;
    private final Products products;
    private final KeptFields keptFields;
    private final ProductQuotas quotas;
    private final KeepForm keepForm;
    private final StopForm stopForm;

    public RejectionsPage(
            Rejections rejections, Products products, KeptFields keptFields, ProductQuotas quotas, AuditLog auditLog) {
        this.rejections = rejections;
        this.products = products;
        this.keptFields = keptFields;
        this.quotas = quotas;
        this.keepForm = new KeepForm(rejections, products, keptFields, auditLog);
        this.stopForm = new StopForm(keptFields, auditLog);
    }

    /** The first sentence. */
    public record Headline(String html) {}

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofComparedRange(
                Parameter.each(
                        "permit",
                        (pageRequest, value) -> rejections.wasIgnored(pageRequest.product(), Permittable.of(value)),
                        "No such name was ignored.",
                        "a name that was ignored and can be kept"),
                kept("permitted"),
                kept("already"),
                Parameter.checked(
                        "stop",
                        (pageRequest, value) ->
                                stopForm.asked(pageRequest, value).isPresent(),
                        "No superuser added such a field, or it is stopped by now.",
                        "a field that a superuser added"),
                Parameter.checked(
                        "stopped",
                        (pageRequest, value) -> Permittable.of(value).isShaped(),
                        "No such field was stopped.",
                        "a field that was stopped a moment ago"));
    }

    private Parameter kept(String name) {
        return Parameter.each(
                name,
                (pageRequest, value) -> Permittable.of(value).isShaped(),
                "No such field is kept.",
                "a name that was kept a moment ago");
    }

    /** What its CSV file takes. */
    public PageParameters ofFile() {
        return PageParameters.ofComparedRange(Parameter.oneOf("of", List.of("requests", "names", "strangers")));
    }

    /**
     * The page. For superusers, it also contains with {@code ?permit=NAME}, once or several times, the form that keeps these names, and with
     * {@code ?stop=NAME} the one that keeps a field no longer.
     */
    public Page show(PageRequest pageRequest) {
        return showAgain(pageRequest, Map.of());
    }

    /** The same for names that a form was about. */
    public Page showAgain(PageRequest pageRequest, Map<String, String> form) {
        Map<String, Object> model = model(pageRequest);
        if (pageRequest.who().superuser()) {
            keepForm.put(model, pageRequest, form);
            stopForm.asked(pageRequest, pageRequest.query().getOrDefault("stop", ""))
                    .ifPresent(asked -> model.put("stop", asked));
        }
        return new Page("refusals", model);
    }

    /**
     * Keeps the chosen names from now on, see {@link KeepForm#keep}.
     *
     * @param form the submitted values by their names
     */
    public FormReply keep(PageRequest pageRequest, Map<String, String> form) {
        return keepForm.keep(pageRequest, form);
    }

    /**
     * Keeps a field no longer, see {@link StopForm#stop}.
     *
     * @param form the submitted values by their names
     */
    public FormReply stop(PageRequest pageRequest, Map<String, String> form) {
        return stopForm.stop(pageRequest, form);
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

    private Map<String, Object> model(PageRequest pageRequest) {
        Vocabulary vocabulary = products.permitted(pageRequest.product());
        Range range = shown(pageRequest);
        Rejections.Answer answer = answer(pageRequest, range);
        RejectedSums sums = answer.requests();
        EarlierRejections earlier = earlier(pageRequest, range);
        Map<String, Object> model = new HashMap<>();
        model.put("headline", new Headline(RejectionWords.headline(answer, range)));
        model.put("fullQuotas", quotaWarnings(pageRequest.product()));
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
        model.put(
                "choosable",
                pageRequest.who().superuser()
                        && answer.byName().stream()
                                .anyMatch(name -> name.standing() == IgnoredName.NameStanding.PERMITTABLE));
        model.put("most", answer.byName().size() < Rejections.MOST ? null : Rejections.MOST);
        model.put("namesCsv", Links.csv(pageRequest, "names"));
        model.put("strangers", RejectionReasons.of(answer.unauthenticated(), earlier));
        model.put("strangersCsv", Links.csv(pageRequest, "strangers"));
        model.put("listHref", list(pageRequest));
        model.put("keptHere", Links.kept(pageRequest, "permit"));
        new KeptCard(pageRequest, vocabulary, keptFields).put(model);
        return model;
    }

    /** A sentence for each quota of which little is left today. */
    private List<String> quotaWarnings(Product product) {
        DailyAmounts used = quotas.usedToday(product);
        return Stream.of(Quota.values())
                .map(quota -> QuotaUse.of(quota, product.quotas(), used).warning())
                .filter(Objects::nonNull)
                .toList();
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
                products.permitted(pageRequest.product()),
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

    static String list(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug() + "/refusals";
    }
}
