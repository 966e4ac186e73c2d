package rollcall.pages.reach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.reach.InReach;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.Links;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.filter.AskedVersions;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Products;
import rollcall.product.SupportLines;
import rollcall.product.SupportLines.SupportLine;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** The page that answers: whose support ends? Maintainers add, change and remove the product's support lines here. */
public final class SupportPage {
    private static final String EDIT = "edit";
    private static final String REMOVE = "remove";

    private final Questions questions;
    private final Products products;
    private final SupportLines lines;
    private final AuditLog auditLog;

    public SupportPage(Questions questions, Products products, SupportLines lines, AuditLog auditLog) {
        this.questions = questions;
        this.products = products;
        this.lines = lines;
        this.auditLog = auditLog;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.of(named(EDIT), named(REMOVE)).with(new FilterParameters(products)::of);
    }

    /** What its CSV file takes. */
    public PageParameters csvParameters() {
        return PageParameters.of().with(new FilterParameters(products)::of);
    }

    private Parameter named(String name) {
        return Parameter.checked(
                name,
                (pageRequest, value) -> lines.find(pageRequest.product(), value).isPresent(),
                "There is no such support line.",
                "the title of a support line of this page");
    }

    /** A sentence, a row for each support line, and the forms. */
    public Page show(PageRequest pageRequest) {
        return showAgain(
                pageRequest,
                chosen(pageRequest, EDIT)
                        .map(line -> form(line, ReachQuestion.usualField(products.vocabulary(pageRequest.product()))))
                        .orElse(Map.of()));
    }

    private static Map<String, String> form(SupportLine line, Field field) {
        return Map.of(
                "over", line.title(),
                "title", line.title(),
                "versions", new AskedVersions(field, line.versions()).written(),
                "ends", line.ends().toString());
    }

    /** The page again with what somebody typed. */
    public Page showAgain(PageRequest request, Map<String, String> form) {
        PageRequest pageRequest = request.plain(path(request), List.of(EDIT, REMOVE));
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        if (ReachQuestion.fields(vocabulary).isEmpty()) {
            return EmptyPage.page(Messages.get("support.title"), Messages.get("support.will"));
        }
        Population everyone = questions.of(pageRequest);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("support.title"));
        FilterBar.put(model, pageRequest, vocabulary, everyone);
        SupportTable table = table(pageRequest, everyone);
        model.put("table", table);
        model.put("headline", headline(table));
        model.put("mostForecasts", ReachedVersions.MOST_FORECASTS);
        model.put("csv", Links.csv(pageRequest));
        model.put("form", form);
        model.put("over", form.getOrDefault("over", ""));
        model.put("keepHref", path(pageRequest));
        model.put("removing", chosen(request, REMOVE).orElse(null));
        return new Page("support", model);
    }

    private SupportTable table(PageRequest pageRequest, Population everyone) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        return SupportTable.of(
                pageRequest,
                lines.all(pageRequest.product()),
                new ReachedVersions(pageRequest, vocabulary, everyone),
                FilterBar.kept(pageRequest, vocabulary));
    }

    /** "212 of 1,874 instances (11 %) that report a version run one whose support ends within 90 days. Of 34 it is over." */
    private static Markup headline(SupportTable table) {
        InReach soon = table.soon();
        if (table.rows().isEmpty()) {
            return Markup.ofText(Messages.get("support.none"));
        }
        if (soon.reported() == 0) {
            return Markup.ofText(Messages.get("advisories.no-versions", Distributions.DAYS, soon.active()));
        }
        return Markup.of(
                "support.headline_html",
                soon.instances(),
                Phrases.instances(soon.reported()),
                Numbers.percent(soon.share()),
                SupportTable.SOON_DAYS,
                table.over());
    }

    private Optional<SupportLine> chosen(PageRequest pageRequest, String name) {
        return Optional.ofNullable(pageRequest.query().get(name))
                .flatMap(title -> lines.find(pageRequest.product(), title));
    }

    /** The rows of the table as a file. */
    public CsvFile csv(PageRequest pageRequest) {
        return ReachQuestion.fields(products.vocabulary(pageRequest.product())).isEmpty()
                ? CsvFile.latest(pageRequest, "support", List.of(SupportTable.HEAD))
                : CsvFile.latest(
                        pageRequest,
                        "support",
                        table(pageRequest, questions.of(pageRequest)).csv());
    }

    /**
     * Keeps the support line that the form has.
     *
     * @throws InvalidInput if a value is invalid
     */
    public FormReply keep(PageRequest pageRequest, Map<String, String> form) {
        String over = form.getOrDefault("over", "").strip();
        String title = form.getOrDefault("title", "").strip();
        if (!over.isEmpty() && !over.equals(title)) {
            throw new InvalidInput("title", "The title stays as it is. Add a new support line for another one.");
        }
        AskedVersions versions = AskedVersions.typed(
                ReachQuestion.usualField(products.vocabulary(pageRequest.product())),
                "versions",
                form.getOrDefault("versions", ""));
        lines.keep(
                pageRequest.product(),
                title,
                versions.texts(),
                form.getOrDefault("ends", ""),
                !over.isEmpty(),
                pageRequest.who().email());
        log(pageRequest, over.isEmpty() ? "support-line-added" : "support-line-changed", title);
        return new FormReply.SeeOther(path(pageRequest));
    }

    /**
     * Removes the support line that {@code ?remove=} names.
     *
     * @throws InvalidInput unless the form repeats its title
     * @throws NotFound if there is none
     */
    public FormReply remove(PageRequest pageRequest, Map<String, String> form) {
        SupportLine line = chosen(pageRequest, REMOVE)
                .orElseThrow(() -> new NotFound("This support line is not there any more. Nothing was removed."));
        if (!line.title().equals(form.getOrDefault("typed", "").strip())) {
            throw new InvalidInput("typed", "The support line was not removed: type its title exactly.");
        }
        lines.remove(pageRequest.product(), line.title());
        log(pageRequest, "support-line-removed", line.title());
        return new FormReply.SeeOther(path(pageRequest));
    }

    private void log(PageRequest pageRequest, String action, String title) {
        auditLog.action(
                action,
                pageRequest.who().email(),
                Map.of("product", pageRequest.product().slug(), "name", title));
    }

    private static String path(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug() + "/support";
    }
}
