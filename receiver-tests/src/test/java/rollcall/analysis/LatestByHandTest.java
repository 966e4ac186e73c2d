package rollcall.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rollcall.gate.Field;
import rollcall.report.Unusable;
import rollcall.rollup.Fleets;
import rollcall.rollup.Summaries;
import rollcall.store.RollupDao;

/** What the instances of generated fleets say, now and over time, against their latest raw rows. */
class LatestByHandTest {
    private static final int TRIES = 40;

    private final Summaries summaries = new Summaries(Fleets.jdbi().onDemand(RollupDao.class));
    private final Distributions distributions = new Distributions(summaries);
    private final Presence presence = new Presence(summaries);

    @Provide
    Arbitrary<Fleet> fleets() {
        return Fleet.any();
    }

    @Property(tries = TRIES)
    void a_share_is_of_those_whose_latest_report_in_seven_days_has_a_usable_value(@ForAll("fleets") Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        for (LocalDate today : fleet.someDays()) {
            var latest = stored.recount().latest(today.minusDays(7), today);
            for (Field field : fields()) {
                Distribution now = distributions.now(stored.product(), field, today);
                int unusable = field.name().equals("version") ? Recount.unusable(latest) : 0;
                int reported = Recount.reported(latest, field.name());

                assertThat(now.active()).isEqualTo(latest.size());
                assertThat(now.reported()).isEqualTo(reported);
                assertThat(now.allUnusable()).isEqualTo(unusable);
                assertThat(now.notReported()).isEqualTo(latest.size() - reported - unusable);
                assertThat(instances(now.shares())).isEqualTo(Recount.counts(latest, field.name()));
                assertThat(now.shares())
                        .allSatisfy(
                                share -> assertThat(share.share()).isEqualTo(share.instances() / (double) reported));
            }
        }
    }

    @Property(tries = TRIES)
    void what_is_no_version_is_counted_by_its_reason(@ForAll("fleets") Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        LocalDate today = fleet.today();
        Map<Unusable, Integer> byHand = new TreeMap<>();
        for (Map<String, Object> kept :
                stored.recount().latest(today.minusDays(7), today).values()) {
            if ("unknown".equals(kept.get("version"))) {
                byHand.merge(Unusable.UNKNOWN, 1, Integer::sum);
            } else if (kept.get("$unusable") instanceof Map<?, ?> codes) {
                byHand.merge(Unusable.of((String) codes.get("version")).orElseThrow(), 1, Integer::sum);
            }
        }

        assertThat(distributions.now(stored.product(), field("version"), today).unusable())
                .isEqualTo(byHand);
    }

    private static Map<String, Integer> instances(List<Share> shares) {
        Map<String, Integer> instances = new TreeMap<>();
        shares.forEach(share -> instances.put(share.value(), share.instances()));
        return instances;
    }

    private static List<Field> fields() {
        return List.of(field("version"), field("os"), field("flag"), field("plugins"));
    }

    private static Field field(String name) {
        return Fleets.VOCABULARY.field(name).orElseThrow();
    }
}
