package rollcall.pages.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.advisory.AdvisoryFile;
import rollcall.advisory.ReadAdvisory;
import rollcall.advisory.Severity;
import rollcall.analysis.population.Population;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.FormReply;
import rollcall.pages.Links;
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
import rollcall.pages.text.Messages;
import rollcall.product.Advisories;
import rollcall.product.Advisories.Advisory;
import rollcall.product.Products;
import rollcall.report.InvalidInput;

/** The page that answers: how many run a version that an advisory affects? Maintainers add, change and remove the advisories here. */
public final class AdvisoriesPage {
    /** The largest file of an advisory, in bytes. */
    public static final int MOST_BYTES = AdvisoryFile.MOST_BYTES;

    private static final String EDIT = "edit";
    private static final String REMOVE = "remove";

    private final Questions questions;
    private final Products products;
    private final Advisories advisories;
    private final AdvisoryChanges changes;

    public AdvisoriesPage(Questions questions, Products products, Advisories advisories, AdvisoryChanges changes) {
        this.questions = questions;
        this.products = products;
        this.advisories = advisories;
        this.changes = changes;
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
                (pageRequest, value) ->
                        advisories.find(pageRequest.product(), value).isPresent(),
                "There is no such advisory.",
                "the identifier of an advisory of this page");
    }

    /** A sentence, a row for each advisory, and the forms. */
    public Page show(PageRequest pageRequest) {
        return page(
                pageRequest,
                chosen(pageRequest, EDIT)
                        .map(each -> AdvisoryForm.of(
                                each, ReachQuestion.usualField(products.vocabulary(pageRequest.product()))))
                        .orElse(AdvisoryForm.empty(pageRequest)));
    }

    /** The page again with what somebody typed. */
    public Page showAgain(PageRequest pageRequest, Map<String, String> form) {
        return page(pageRequest, form);
    }

    private Page page(PageRequest request, Map<String, String> form) {
        PageRequest pageRequest = request.plain(path(request), List.of(EDIT, REMOVE));
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        if (ReachQuestion.fields(vocabulary).isEmpty()) {
            return EmptyPage.page(Messages.get("advisories.title"), Messages.get("advisories.will"));
        }
        Population everyone = questions.of(pageRequest);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("advisories.title"));
        FilterBar.put(model, pageRequest, vocabulary, everyone);
        AdvisoryTable table = table(pageRequest, everyone);
        model.put("table", table);
        model.put("headline", AdvisoryWords.headline(table));
        model.put("mostForecasts", ReachedVersions.MOST_FORECASTS);
        model.put("csv", Links.csv(pageRequest));
        model.put("form", form);
        model.put("over", form.getOrDefault(AdvisoryForm.OVER, ""));
        model.put("keepHref", path(pageRequest));
        model.put("uploadHref", path(pageRequest) + "/upload");
        model.put("severities", severities());
        model.put("removing", chosen(request, REMOVE).orElse(null));
        return new Page("advisories", model);
    }

    private AdvisoryTable table(PageRequest pageRequest, Population everyone) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        return AdvisoryTable.of(
                pageRequest,
                advisories.all(pageRequest.product()),
                new ReachedVersions(pageRequest, vocabulary, everyone),
                FilterBar.kept(pageRequest, vocabulary));
    }

    private static List<Map.Entry<String, String>> severities() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (Severity each : Severity.values()) {
            all.add(Map.entry(each.code(), Messages.get("advisories.severity-" + each.code())));
        }
        return all;
    }

    private Optional<Advisory> chosen(PageRequest pageRequest, String name) {
        return Optional.ofNullable(pageRequest.query().get(name))
                .flatMap(identifier -> advisories.find(pageRequest.product(), identifier));
    }

    /** The rows of the table as a file. */
    public CsvFile csv(PageRequest pageRequest) {
        return ReachQuestion.fields(products.vocabulary(pageRequest.product())).isEmpty()
                ? CsvFile.latest(pageRequest, "advisories", List.of(AdvisoryTable.HEAD))
                : CsvFile.latest(
                        pageRequest,
                        "advisories",
                        table(pageRequest, questions.of(pageRequest)).csv());
    }

    /**
     * Keeps the advisory that the form has.
     *
     * @throws InvalidInput if a value is invalid
     */
    public FormReply keep(PageRequest pageRequest, Map<String, String> form) {
        changes.keep(pageRequest, form, ReachQuestion.usualField(products.vocabulary(pageRequest.product())));
        return new FormReply.SeeOther(path(pageRequest));
    }

    /**
     * Removes the advisory that {@code ?remove=} names.
     *
     * @throws InvalidInput unless the form repeats its identifier
     */
    public FormReply remove(PageRequest pageRequest, Map<String, String> form) {
        changes.remove(pageRequest, form);
        return new FormReply.SeeOther(path(pageRequest));
    }

    /**
     * Keeps the advisory of a file. If it names several packages and none of them is called like the product, the page asks which one is
     * meant.
     *
     * @throws InvalidInput with the place at which the file is wrong
     */
    public FormReply upload(PageRequest pageRequest, byte[] file) {
        ReadAdvisory read = AdvisoryChanges.read(file);
        Optional<ReadAdvisory.Affected> own = AdvisoryChanges.own(read, pageRequest.product());
        if (own.isPresent()) {
            if (own.get().versions().isEmpty()) {
                throw new InvalidInput(
                        "file", "At " + own.get().place() + ": " + "this names no versions. Write them down by hand.");
            }
            return keep(pageRequest, AdvisoryForm.of(read, own.get(), pageRequest));
        }
        Page page = show(pageRequest);
        Map<String, Object> model = new HashMap<>(page.model());
        Field field = ReachQuestion.usualField(products.vocabulary(pageRequest.product()));
        model.put("read", read);
        model.put(
                "choices",
                read.affected().stream()
                        .map(each -> choice(read, each, pageRequest, field))
                        .toList());
        return new Page(page.template(), model);
    }

    /**
     * A package of a file.
     *
     * @param words its versions; empty if the file does not name them
     * @param form what is kept if somebody chooses it
     */
    public record Choice(String name, String words, String fixed, Map<String, String> form) {}

    private static Choice choice(
            ReadAdvisory read, ReadAdvisory.Affected affected, PageRequest pageRequest, Field field) {
        List<String> texts = affected.versions().stream().map(Object::toString).toList();
        return new Choice(
                affected.name(),
                texts.isEmpty() ? "" : new AskedVersions(field, texts).versionWords(),
                String.join(" ", affected.fixed()),
                AdvisoryForm.of(read, affected, pageRequest));
    }

    private static String path(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug() + "/advisories";
    }
}
