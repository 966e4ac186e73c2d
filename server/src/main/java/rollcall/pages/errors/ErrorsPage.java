package rollcall.pages.errors;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.errors.ErrorAnswer;
import rollcall.analysis.errors.Errors;
import rollcall.analysis.errors.VersionRanges;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Links;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.Shown;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.chart.EmptyPage;
import rollcall.pages.chart.Ranges;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.product.Products;

/** Shows which errors instances send, which of them are new since a release, which returned after a fix, and on which versions there are most. */
public final class ErrorsPage {
    /** A hash or a code, or what stands in parentheses for those without. */
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_.-]{1,64}|\\([a-z]{1,20}\\)");

    private static final int LONGEST = 100;
    private static final String ONE = "signature";

    private final Errors errors;
    private final VersionAdoption versionAdoption;
    private final Questions questions;
    private final Products products;

    public ErrorsPage(Errors errors, VersionAdoption versionAdoption, Questions questions, Products products) {
        this.errors = errors;
        this.versionAdoption = versionAdoption;
        this.questions = questions;
        this.products = products;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.ofRange(
                        Parameter.matching(
                                ErrorQuestion.RELEASE,
                                value -> value.length() <= LONGEST && VersionLevel.isRelease(value),
                                "It is no release.",
                                "a version that is no pre-release: 3.1.0"),
                        Parameter.matching(
                                ErrorQuestion.SIGNATURE,
                                value -> SIGNATURE.matcher(value).matches(),
                                "It is no signature.",
                                "a signature as the page shows it: 0f3a55c1"),
                        Shown.parameter(pageRequest -> List.of(
                                SignatureTable.NAME,
                                VersionErrorTable.NAME,
                                VersionErrorTable.OF_ONE,
                                RangeTable.NAME)))
                .with(new FilterParameters(products)::of);
    }

    /** What its CSV files take. */
    public PageParameters ofFile() {
        return parameters()
                .and(Parameter.oneOf("of", List.of(SignatureTable.NAME, VersionErrorTable.NAME, RangeTable.NAME, ONE)));
    }

    /** The errors, one of them by version if the URL names it, and the rate of errors by version. */
    public Page show(PageRequest pageRequest) {
        LocalDate firstDay = errors.firstDay(pageRequest.product());
        if (firstDay == null && questions.ofAllLanes(pageRequest).firstDay() == null) {
            return EmptyPage.page(Messages.get("signatures.title"), Messages.get("signatures.will"));
        }
        ErrorQuestion question = question(pageRequest, firstDay);
        ErrorAnswer answer = question.answer(errors);
        ErrorWords words = new ErrorWords(question, answer);
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get("signatures.title"));
        FilterBar.put(model, pageRequest, question.vocabulary(), question.population());
        model.put("ranges", Ranges.of(pageRequest, question.range(), firstDay, Messages.get("signatures.all-days")));
        model.put("range", question.range().name());
        model.put("countsAll", question.senders().areAll());
        model.put("reportersAlone", question.population().filter().isAboutReports());
        model.put("headlines", words.headline());
        model.put("notes", words.notes());
        model.put("releases", releases(question));
        model.put("kept", kept(question));
        putTables(model, question, answer);
        return new Page("errors", model);
    }

    private void putTables(Map<String, Object> model, ErrorQuestion question, ErrorAnswer answer) {
        PageRequest pageRequest = question.pageRequest();
        model.put("signatures", SignatureTable.of(question, answer));
        model.put("signaturesCsv", Links.csv(pageRequest, SignatureTable.NAME));
        model.put("versions", VersionErrorTable.of(question, VersionErrorTable.NAME, answer.byVersion(), null));
        model.put("versionsCsv", Links.csv(pageRequest, VersionErrorTable.NAME));
        model.put("any", answer.with() > 0);
        String one = pageRequest.query().get(ErrorQuestion.SIGNATURE);
        if (one != null) {
            model.put("one", one);
            model.put(
                    "oneSays",
                    answer.rows().stream()
                            .filter(row -> row.signature().equals(one))
                            .findFirst()
                            .map(new ErrorWords(question, answer)::one)
                            .orElse(null));
            model.put(
                    "oneVersions",
                    VersionErrorTable.of(question, VersionErrorTable.OF_ONE, question.ofSignature(errors, one), one));
            model.put("oneCsv", Links.csv(pageRequest, ONE));
        }
        Field field = question.vocabulary().errors().orElse(null);
        if (field != null) {
            model.put("errorRanges", RangeTable.of(question, field, ranges(question, field)));
            model.put("rangesCsv", Links.csv(pageRequest, RangeTable.NAME));
        }
    }

    private static List<VersionRanges> ranges(ErrorQuestion question, Field field) {
        return VersionRanges.now(question.population(), question.version(), Dimension.of(field));
    }

    /** A release that can be chosen. */
    public record Choice(String value, String title, boolean current) {}

    private static List<Choice> releases(ErrorQuestion question) {
        return question.train().releases().stream()
                .map(release -> new Choice(
                        release.version(),
                        Messages.get("signatures.release-of", release.version(), Dates.day(release.since())),
                        release.equals(question.since())))
                .toList();
    }

    private static List<Map.Entry<String, String>> kept(ErrorQuestion question) {
        Map<String, String> kept = new LinkedHashMap<>(question.pageRequest().query());
        kept.remove(ErrorQuestion.RELEASE);
        return Query.each(kept);
    }

    /** The errors as a file, or with {@code of=} the versions, the ranges of the field that counts errors, or one error by version. */
    public CsvFile csv(PageRequest pageRequest) {
        ErrorQuestion question = question(pageRequest, errors.firstDay(pageRequest.product()));
        String of = pageRequest.query().getOrDefault("of", SignatureTable.NAME);
        return switch (of) {
            case VersionErrorTable.NAME ->
                CsvFile.over(
                        question.range(),
                        "errors-by-version",
                        ErrorsCsv.versions(question.answer(errors).byVersion()));
            case RangeTable.NAME -> {
                Field field = question.vocabulary().errors().orElse(null);
                yield CsvFile.latest(
                        pageRequest,
                        "error-ranges",
                        ErrorsCsv.ranges(field, field == null ? List.of() : ranges(question, field)));
            }
            case ONE ->
                CsvFile.over(
                        question.range(),
                        "error-by-version",
                        ErrorsCsv.versions(question.ofSignature(
                                errors, pageRequest.query().getOrDefault(ErrorQuestion.SIGNATURE, ""))));
            default -> CsvFile.over(question.range(), "errors", ErrorsCsv.signatures(question.answer(errors)));
        };
    }

    private ErrorQuestion question(PageRequest pageRequest, @Nullable LocalDate firstDay) {
        Vocabulary vocabulary = products.vocabulary(pageRequest.product());
        return ErrorQuestion.of(pageRequest, questions, versionAdoption, vocabulary, firstDay);
    }
}
