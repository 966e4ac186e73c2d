package rollcall.pages.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.reach.VersionSet;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.versions.VersionLevel;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.AskedVersions;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.Questions;
import rollcall.report.InvalidInput;
import rollcall.report.Version;
import rollcall.report.VersionInterval;

/**
 * Which versions the page is about, and among whom.
 *
 * @param filter the request without what the filter says of these versions: who is counted, whatever the version
 * @param field the field that holds a version; null if the product has none
 * @param asked the versions; null if the URL names none and there is no release either
 * @param usual whether the URL names none
 */
record ReachQuestion(
        PageRequest filter, @Nullable Field field, @Nullable AskedVersions asked, boolean usual) {
    static final String FIELD = "field";
    static final String VERSIONS = "versions";

    /** A release counts if so many run it. */
    private static final int HANDFUL = 3;

    /** The fields that hold one version each, the product's own first. */
    static List<Field> fields(Vocabulary vocabulary) {
        List<Field> fields = new ArrayList<>();
        vocabulary.field(vocabulary.versionField()).ifPresent(fields::add);
        vocabulary.fields().values().stream()
                .filter(field -> field.kind() == FieldKind.VERSION && !field.many() && !fields.contains(field))
                .forEach(fields::add);
        return fields;
    }

    /**
     * The first of them.
     *
     * @throws InvalidInput if there is none
     */
    static Field usualField(Vocabulary vocabulary) {
        return fields(vocabulary).stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInput("versions", "The product reports no versions."));
    }

    /** @param written the versions of the advisory or of the support line that the URL names; null if it names none */
    static ReachQuestion of(
            PageRequest pageRequest, Vocabulary vocabulary, Questions questions, @Nullable List<String> written) {
        List<Field> fields = fields(vocabulary);
        String named = pageRequest.query().get(FIELD);
        Optional<Field> field = fields.stream()
                .filter(each -> named == null || each.name().equals(named))
                .findFirst();
        if (field.isEmpty()) {
            return new ReachQuestion(pageRequest, null, null, true);
        }
        if (written != null) {
            AskedVersions asked = AskedVersions.of(field.get(), written).orElseThrow();
            return new ReachQuestion(pageRequest, field.get(), asked, false);
        }
        String given = pageRequest.query().get(VERSIONS);
        if (given != null) {
            AskedVersions asked =
                    AskedVersions.of(field.get(), AskedVersions.split(given)).orElseThrow();
            return new ReachQuestion(pageRequest, field.get(), asked, false);
        }
        return (named == null ? fields : List.of(field.get()))
                .stream()
                        .flatMap(each -> inFilter(pageRequest, each).stream())
                        .findFirst()
                        .orElseGet(() -> usual(pageRequest, field.get(), questions));
    }

    /** The versions that the page's filter asks for. */
    private static Optional<ReachQuestion> inFilter(PageRequest pageRequest, Field field) {
        String name = FilterParameters.named(field.name());
        return AskedVersions.of(field, Questions.values(pageRequest, name)).map(asked -> {
            Map<String, String> query = new LinkedHashMap<>(pageRequest.query());
            query.remove(name);
            return new ReachQuestion(pageRequest.with(query), field, asked, false);
        });
    }

    /** All versions below the newest release that a handful run. */
    private static ReachQuestion usual(PageRequest pageRequest, Field field, Questions questions) {
        Population everyone = questions.of(pageRequest);
        AskedVersions older = Distributions.now(everyone, Dimension.of(field)).shares().stream()
                .filter(share -> share.instances() >= HANDFUL && VersionLevel.isRelease(share.value()))
                .map(Share::value)
                .max((one, other) -> Version.BY_RELEASE.compare(new Version(one), new Version(other)))
                .map(newest -> new AskedVersions(
                        field, List.of(VersionInterval.below(newest).toString())))
                .orElse(null);
        return new ReachQuestion(pageRequest, field, older, true);
    }

    /** The versions as the analysis takes them. */
    VersionSet versions() {
        return new VersionSet(Dimension.of(field), asked.condition());
    }

    /**
     * The parameter of lists that asks for the versions, beside what the filter says of the field; null if both of the field's names are
     * taken.
     */
    @Nullable
    String parameter() {
        return Arrays.asList(FilterParameters.named(field.name()), FilterParameters.FIELD + field.name()).stream()
                .filter(name -> !filter.query().containsKey(name))
                .findFirst()
                .orElse(null);
    }
}
