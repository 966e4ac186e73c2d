package rollcall.pages.sizes;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.sizes.Goal;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.versions.AdoptionCurve;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;
import rollcall.product.Products;
import rollcall.report.Version;

/**
 * What a URL compares ranges by.
 *
 * @param field of the value
 * @param goal null if the URL names no value and nobody reports one
 * @param isUsual whether the URL names no value
 */
record AgainstQuestion(Field field, @Nullable Goal goal, boolean isUsual) {
    static final String AGAINST = "against";
    static final String HAS = "has";

    private static final int LONGEST = 300;

    static List<Parameter> parameters(Products products) {
        return List.of(
                Parameter.oneOf(
                        AGAINST,
                        pageRequest -> products.vocabulary(pageRequest.product()).tellingApart().stream()
                                .map(Field::name)
                                .toList()),
                Parameter.text(HAS, LONGEST));
    }

    /** The fields that ranges of a metric can be compared by: all others. */
    static List<Field> fields(SizeQuestion question) {
        return question.vocabulary().tellingApart().stream()
                .filter(field -> !field.equals(question.field()))
                .toList();
    }

    /** By the product's version unless the URL names a field; empty if there is no other field. */
    static Optional<AgainstQuestion> of(SizeQuestion question) {
        PageRequest pageRequest = question.pageRequest();
        List<Field> fields = fields(question);
        String named =
                pageRequest.query().getOrDefault(AGAINST, question.vocabulary().versionField());
        return fields.stream()
                .filter(field -> field.name().equals(named))
                .findFirst()
                .or(() -> fields.stream().findFirst())
                .map(field -> of(question, field, pageRequest.query().get(HAS)));
    }

    private static AgainstQuestion of(SizeQuestion question, Field field, @Nullable String has) {
        Dimension dimension = Dimension.of(field);
        if (has != null) {
            return new AgainstQuestion(field, new Goal(dimension, has.strip()), false);
        }
        Distribution now = Distributions.now(question.population(), dimension);
        String usual = (field.kind() == FieldKind.VERSION ? newest(now) : Optional.<String>empty())
                .or(() -> mostCommon(now))
                .orElse(null);
        return new AgainstQuestion(field, usual == null ? null : new Goal(dimension, usual), true);
    }

    /** The newest minor version whose releases a handful have. */
    private static Optional<String> newest(Distribution now) {
        Distribution releases = new Distribution(
                now.field(),
                true,
                now.active(),
                now.reported(),
                now.unusable(),
                now.shares().stream()
                        .filter(share -> VersionLevel.isRelease(share.value()))
                        .toList());
        return VersionLevel.MINOR.of(releases).shares().stream()
                .filter(share -> share.instances() >= VersionAdoption.HANDFUL)
                .map(Share::value)
                .filter(Version::isGroup)
                .findFirst();
    }

    private static Optional<String> mostCommon(Distribution now) {
        return now.shares().stream()
                .filter(share -> share.instances() > 0)
                .max(Comparator.comparingInt(Share::instances))
                .map(Share::value);
    }

    Goal known() {
        return Objects.requireNonNull(goal);
    }

    /** The release whose days are counted: a minor version of the product whose spread is known; empty for all else. */
    Optional<AdoptionCurve> release(SizeQuestion question, VersionAdoption versionAdoption) {
        String version = question.vocabulary().versionField();
        if (!field.name().equals(version) || !known().isGroup()) {
            return Optional.empty();
        }
        return versionAdoption.answer(question.population(), version, VersionLevel.MINOR.code()).curves().stream()
                .filter(curve -> curve.version().equals(known().value()))
                .findFirst();
    }

    /** "version 3.1.x". */
    String words() {
        return Phrases.lower(FieldWords.title(field)) + " " + ValueNames.of(field, known().value());
    }

    /** The value in links to lists. */
    String text() {
        return known().isGroup() ? known().value() : FilterParameters.exactly(known().value());
    }
}
