package rollcall.analysis.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import rollcall.analysis.Asked;
import rollcall.analysis.events.Senders;
import rollcall.analysis.health.FollowedRelease;
import rollcall.analysis.health.ReleaseTrain;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Filter;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Product;
import rollcall.report.Version;
import rollcall.rollup.EventFleet;
import rollcall.rollup.RawFleet;
import rollcall.rollup.Report;
import rollcall.rollup.Sent;
import rollcall.rollup.events.EventRollup;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.EventRollupReader;
import rollcall.store.rollups.EventUseDao;
import rollcall.store.rollups.RollupTransaction;

/** Errors of generated fleets, and the lists behind their numbers, against loops over what was sent. */
class ErrorsByHandTest {
    private static final int DAYS = 80;
    private static final LocalDate TODAY = EventFleet.TODAY;
    private static final Dimension VERSION = Dimension.of("version", FieldKind.VERSION);
    private static final Dimension OS = Dimension.of("os", FieldKind.CHOICE);
    private static final List<String> VERSIONS = List.of("10.0", "2.0", "1.1", "1.0");

    private final Errors errors = new Errors(new EventRollupReader(Fleets.jdbi().onDemand(EventUseDao.class)));

    @Provide
    Arbitrary<List<Sent>> batches() {
        Arbitrary<Sent.Happened> event = Combinators.combine(
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.of("error", "error.raised"),
                        Arbitraries.of("aa", "bb", "cc", ""))
                .as((ago, name, signature) ->
                        new Sent.Happened(TODAY.minusDays(ago), name, "", "", null, Map.of("$error", signature)));
        Arbitrary<Sent> batch = Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of("1.0", "1.1", "2.0", ""),
                        event.list().ofMaxSize(4))
                .as(Sent::new);
        return batch.list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<List<Report>>> heartbeats() {
        return Fleets.commits(DAYS);
    }

    private record Error(int instance, String version, LocalDate day, String signature) {}

    private record Raw(List<Error> sent, List<Report> reports, LocalDate from) {
        List<Error> here(Set<Integer> members, Predicate<Error> which) {
            return sent.stream()
                    .filter(error -> !error.day.isBefore(from) && members.contains(error.instance))
                    .filter(which)
                    .toList();
        }

        boolean ran(int number, String version) {
            return reports.stream()
                    .anyMatch(report -> report.instance() == number
                            && !report.day().isBefore(from)
                            && version.equals(report.kept().get("version")));
        }

        Set<Integer> members(boolean linux) {
            Set<Integer> members = new HashSet<>();
            Map<Integer, Report> latest = new HashMap<>();
            reports.stream()
                    .filter(report -> !report.day().isBefore(from))
                    .forEach(report -> latest.merge(
                            report.instance(), report, (a, b) -> a.day().isAfter(b.day()) ? a : b));
            latest.forEach((number, report) -> {
                if (!linux || "Linux".equals(report.kept().get("os"))) {
                    members.add(number);
                }
            });
            if (!linux) {
                sent.stream().filter(error -> !error.day.isBefore(from)).forEach(error -> members.add(error.instance));
            }
            return members;
        }
    }

    @Property(tries = 20)
    void every_number_is_that_of_a_loop_and_its_list_has_as_many(
            @ForAll("batches") List<Sent> batches,
            @ForAll("heartbeats") List<List<Report>> heartbeats,
            @ForAll @IntRange(max = 79) int back) {
        EventFleet fleet = new EventFleet();
        batches.forEach(fleet::commit);
        new EventRollup(new RollupTransaction(Fleets.jdbi())).run();
        RawFleet beating = new RawFleet(Fleets.jdbi(), fleet.productId());
        heartbeats.forEach(beating::commit);
        Fleets.fold(1000).run();
        List<Error> sent = batches.stream()
                .flatMap(batch -> batch.events().stream()
                        .map(event -> new Error(
                                batch.instance(),
                                batch.version(),
                                event.day(),
                                event.values().get("$error"))))
                .toList();
        LocalDate from = TODAY.minusDays(back);
        Raw raw = new Raw(sent, List.copyOf(beating.current()), from);
        Product product = new Product(fleet.productId(), "p", "P", "none", Duration.ofHours(23));
        Population all = Asked.of(product, TODAY);
        require(all, raw, raw.members(false), product);
        require(
                all.with(new Filter(Filter.NONE.lanes(), List.of(new Condition.OneOf(OS, List.of("Linux"))))),
                raw,
                raw.members(true),
                product);
    }

    private void require(Population population, Raw raw, Set<Integer> members, Product product) {
        FollowedRelease since = new FollowedRelease("1.1", TODAY.minusDays(60));
        ReleaseTrain train =
                new ReleaseTrain(List.of(new FollowedRelease("2.0", TODAY.minusDays(20)), since), List.of());
        Senders senders = Senders.of(population, raw.from, TODAY);
        ErrorAnswer told = errors.answer(population.with(Filter.NONE), senders, VERSION, members.size(), train, since);
        assertThat(told.with()).isEqualTo(count(raw.here(members, error -> true)));
        assertThat(told.without()).isEqualTo(count(raw.here(members, error -> error.signature.isEmpty())));
        requireSignatures(population, raw, members, told, since);
        requireVersions(population, raw, members, told.byVersion(), null);
        for (String signature : List.of("aa", "bb", "cc")) {
            requireVersions(
                    population,
                    raw,
                    members,
                    errors.ofSignature(population.with(Filter.NONE), senders, VERSION, signature),
                    signature);
        }
        Set<String> newer = Set.of("1.1", "2.0", "10.0");
        Set<Integer> ran = members.stream()
                .filter(number -> newer.stream().anyMatch(version -> raw.ran(number, version))
                        || !raw.here(Set.of(number), error -> newer.contains(error.version))
                                .isEmpty())
                .collect(Collectors.toSet());
        assertThat(told.since().ran()).isEqualTo(ran.size());
        assertThat(product.id()).isPositive();
    }

    private static void requireSignatures(
            Population population, Raw raw, Set<Integer> members, ErrorAnswer told, FollowedRelease since) {
        for (String signature : List.of("aa", "bb", "cc")) {
            List<Error> here = raw.here(members, error -> error.signature.equals(signature));
            List<SignatureRow> rows = told.rows().stream()
                    .filter(row -> row.signature().equals(signature))
                    .toList();
            assertThat(rows).hasSize(here.isEmpty() ? 0 : 1);
            rows.forEach(row -> {
                assertThat(row.instances())
                        .isEqualTo(count(here))
                        .isEqualTo(listed(population, raw, had(signature, null, raw)));
                assertThat(row.events()).isEqualTo(population.isWhole() ? Long.valueOf(here.size()) : null);
                List<Error> ever = raw.sent.stream()
                        .filter(error -> error.signature.equals(signature))
                        .toList();
                List<String> versions = VERSIONS.stream()
                        .filter(version -> ever.stream().anyMatch(error -> error.version.equals(version)))
                        .toList();
                assertThat(row.history().lastVersion()).isEqualTo(versions.isEmpty() ? null : versions.get(0));
                assertThat(row.history().firstVersion())
                        .isEqualTo(versions.isEmpty() ? null : versions.get(versions.size() - 1));
                assertThat(row.history().whole().first())
                        .isEqualTo(ever.stream()
                                .map(Error::day)
                                .min(LocalDate::compareTo)
                                .orElseThrow());
                boolean isNew = ever.stream()
                        .allMatch(error -> !error.day.isBefore(since.since())
                                && (error.version.isEmpty()
                                        || Version.BY_RELEASE.compare(
                                                        new Version(error.version), new Version(since.version()))
                                                >= 0));
                assertThat(row.isNew()).isEqualTo(isNew);
            });
        }
    }

    private static void requireVersions(
            Population population, Raw raw, Set<Integer> members, List<VersionErrors> told, String signature) {
        for (String version : VERSIONS) {
            Set<Integer> ran = members.stream()
                    .filter(number -> raw.ran(number, version)
                            || !raw.here(Set.of(number), error -> error.version.equals(version))
                                    .isEmpty())
                    .collect(Collectors.toSet());
            List<Error> with = raw.here(
                    members,
                    error -> error.version.equals(version) && (signature == null || error.signature.equals(signature)));
            long days = raw.reports.stream()
                    .filter(report -> !report.day().isBefore(raw.from)
                            && version.equals(report.kept().get("version")))
                    .count();
            boolean whole = population.isWhole();
            assertThat(told.stream().filter(row -> row.version().equals(version)))
                    .isEqualTo(
                            ran.isEmpty()
                                    ? List.of()
                                    : List.of(new VersionErrors(
                                            version,
                                            ran.size(),
                                            count(with),
                                            whole ? Long.valueOf(with.size()) : null,
                                            whole ? Long.valueOf(days) : null)));
            assertThat(listed(population, raw, had(signature, version, raw))).isEqualTo(count(with));
            Condition either = new Condition.AnyOf(
                    List.of(new Condition.Ran(VERSION, List.of(version), raw.from, TODAY), had(null, version, raw)));
            assertThat(listed(population, raw, either)).isEqualTo(ran.size());
        }
    }

    private static Condition had(String signature, String version, Raw raw) {
        return new Condition.HadError(signature, version, raw.from, TODAY);
    }

    private static int listed(Population population, Raw raw, Condition more) {
        List<Condition> conditions = new ArrayList<>(population.filter().conditions());
        conditions.add(more);
        return population
                .with(new Filter(population.filter().lanes(), conditions))
                .seen(raw.from, TODAY)
                .getCardinality();
    }

    private static int count(List<Error> errors) {
        return (int) errors.stream().map(Error::instance).distinct().count();
    }
}
