package rollcall.pages.errors;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.errors.ErrorAnswer;
import rollcall.analysis.errors.Errors;
import rollcall.analysis.errors.VersionErrors;
import rollcall.analysis.events.Senders;
import rollcall.analysis.health.FollowedRelease;
import rollcall.analysis.health.ReleaseTrain;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.Questions;
import rollcall.pages.filter.SenderLinks;

/**
 * What the page of errors is asked: about which instances, over which days, and since which release an error is new.
 *
 * @param asked the release that the URL names; null if it names none
 * @param since the release since which errors may be new; null if it cannot be followed, or if there is none
 */
record ErrorQuestion(
        PageRequest pageRequest,
        Vocabulary vocabulary,
        Population population,
        Range range,
        Senders senders,
        SenderLinks lists,
        ReleaseTrain train,
        @Nullable String asked,
        @Nullable FollowedRelease since) {
    static final String RELEASE = "release";
    static final String SIGNATURE = "signature";

    private static final int BYTES_OF_A_VERSION = 120;

    /** @param firstDay the first day that has an event; null if there is none yet */
    static ErrorQuestion of(
            PageRequest pageRequest,
            Questions questions,
            VersionAdoption versionAdoption,
            Vocabulary vocabulary,
            @Nullable LocalDate firstDay) {
        Range range = Range.of(pageRequest.query().get("range"), pageRequest.today(), firstDay);
        Population population = questions.ofAllLanes(pageRequest);
        ReleaseTrain train = ReleaseTrain.of(versionAdoption, population.with(Filter.NONE), vocabulary.versionField());
        String asked = pageRequest.query().get(RELEASE);
        Optional<FollowedRelease> since =
                asked == null ? train.releases().stream().findFirst() : train.named(asked);
        return new ErrorQuestion(
                pageRequest,
                vocabulary,
                population,
                range,
                Senders.of(population, range.from(), range.to()),
                new SenderLinks(pageRequest, vocabulary, population, range.exactName()),
                train,
                asked,
                since.orElse(null));
    }

    private record Asked(
            LocalDate from, LocalDate to, @Nullable FollowedRelease since) {}

    private record OneAsked(LocalDate from, LocalDate to, String signature) {}

    ErrorAnswer answer(Errors errors) {
        return population.answerAboutEvents(
                new Asked(senders.from(), senders.to(), since),
                ErrorAnswer::bytes,
                () -> errors.answer(
                        population.with(Filter.NONE), senders, version(), senders.seen(population), train, since));
    }

    List<VersionErrors> ofSignature(Errors errors, String signature) {
        return population.answerAboutEvents(
                new OneAsked(senders.from(), senders.to(), signature),
                rows -> (long) BYTES_OF_A_VERSION * (1 + rows.size()),
                () -> errors.ofSignature(population.with(Filter.NONE), senders, version(), signature));
    }

    Dimension version() {
        return Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
    }
}
