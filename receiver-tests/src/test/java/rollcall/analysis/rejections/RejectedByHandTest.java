package rollcall.analysis.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import rollcall.analysis.time.Range;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.store.counts.RejectionCountDao;
import rollcall.store.counts.RejectionListDao;

/** Requests of which nothing was kept, counted one by one as they come, against the three sums of a range. */
class RejectedByHandTest {
    private static final int TRIES = 60;
    private static final LocalDate TODAY = Fleets.TODAY;

    private final RejectionCountDao counts = Fleets.jdbi().onDemand(RejectionCountDao.class);
    private final Rejections rejections = new Rejections(Fleets.jdbi().onDemand(RejectionListDao.class));

    /** A request of which nothing was kept. */
    record Request(int ago, Rejection reason, String field) {}

    @Provide
    Arbitrary<List<Request>> requests() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 130),
                        Arbitraries.of(Rejection.class),
                        Arbitraries.of("", "schema_version", "metrics"))
                .as(Request::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = TRIES)
    void harmless_repeats_and_what_was_told_ok_are_not_among_the_rejected(
            @ForAll("requests") List<Request> requests, @ForAll @IntRange(max = 120) int daysCounted) {
        int productId = Fleets.fresh().productId();
        counts.add(requests.stream()
                .map(request -> new RejectionCountDao.Count(
                        productId,
                        TODAY.minusDays(request.ago()),
                        request.reason().code(),
                        request.field(),
                        1))
                .toList());
        for (String name : Range.NAMES) {
            Range range = Range.of(name, TODAY, TODAY.minusDays(daysCounted));
            long rejected = 0;
            long repeated = 0;
            long answered = 0;
            Map<List<String>, Long> byReason = new HashMap<>();
            for (Request request : requests) {
                LocalDate day = TODAY.minusDays(request.ago());
                if (!day.isBefore(range.from()) && !day.isAfter(range.to())) {
                    byReason.merge(List.of(request.reason().code(), request.field()), 1L, Long::sum);
                    switch (request.reason()) {
                        case RATE_LIMITED, REPEATED -> repeated++;
                        case NOT_KEPT, NO_INSTALLATION, FORGOTTEN -> answered++;
                        default -> rejected++;
                    }
                }
            }

            Rejections.Answer answer = rejections.answer(product(productId), Fleets.VOCABULARY, range, false);

            assertThat(answer.requests()).isEqualTo(new RejectedSums(rejected, repeated, answered));
            Map<List<String>, Long> told = new HashMap<>();
            answer.byReason().forEach(one -> told.put(List.of(one.reason(), one.field()), one.count()));
            assertThat(told).isEqualTo(byReason);
        }
    }

    private static Product product(int id) {
        return new Product(id, "p", "P", "none", Duration.ofHours(23));
    }
}
