package rollcall.analysis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.analysis.events.EventsByHand.in;
import static rollcall.analysis.events.EventsByHand.instances;
import static rollcall.analysis.events.EventsByHand.range;
import static rollcall.analysis.events.EventsByHand.senders;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Range;
import rollcall.rollup.EventFleet;
import rollcall.rollup.Sent;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.EventRollupReader;
import rollcall.store.rollups.EventUseDao;

/** Whoever remembers what earlier days say answers as one who asks for the first time, whichever days events come to in between. */
class LaterEventsTest {
    private static final int DAYS = 40;
    private static final int MANY = Integer.MAX_VALUE;
    private static final List<String> STEPS = List.of("open", "save", "open");
    private static final EventDays.Most MOST = new EventDays.Most(10, 2);
    private static final RoaringBitmap SOME = RoaringBitmap.bitmapOf(0, 2, 3);

    private final EventUse remembering = EventsByHand.use();
    private final Funnels rememberingFunnels = funnels();

    @Provide
    Arbitrary<List<Sent>> batches() {
        return EventFleet.batches(DAYS);
    }

    @Property(tries = 25)
    void answers_are_the_same_as_without_remembering(
            @ForAll("batches") List<Sent> batches,
            @ForAll @IntRange(max = DAYS - 1) int back,
            @ForAll @IntRange(max = DAYS - 1) int until) {
        EventFleet fleet = new EventFleet();
        Range range = range(back, until);
        Senders all = senders(fleet, range);
        for (int i = 0; i < batches.size(); i++) {
            fleet.commit(batches.get(i));
            if (i % 5 == 4 || i == batches.size() - 1) {
                EventsByHand.fold();
                requireSame(all, range);
                requireSame(new Senders(all.product(), all.from(), all.to(), SOME, "some"), range);
                requireByHand(fleet, range, all);
            }
        }
    }

    private void requireSame(Senders senders, Range range) {
        EventUse first = EventsByHand.use();
        assertThat(remembering.list(senders, NameSearch.ALL, EventUse.MOST))
                .isEqualTo(first.list(senders, NameSearch.ALL, EventUse.MOST));
        assertThat(remembering.list(senders, new NameSearch("s", ""), 1))
                .isEqualTo(first.list(senders, new NameSearch("s", ""), 1));
        assertThat(remembering.used(senders, STEPS)).isEqualTo(first.used(senders, STEPS));
        assertThat(remembering.one(senders, "save", MANY)).isEqualTo(first.one(senders, "save", MANY));
        assertThat(remembering.days().points(senders, "open", range, MOST))
                .isEqualTo(first.days().points(senders, "open", range, MOST));
        assertThat((remembering.days().each(senders, "open", range)))
                .isEqualTo((first.days().each(senders, "open", range)));
        assertThat(rememberingFunnels.answer(senders, STEPS))
                .isEqualTo(funnels().answer(senders, STEPS));
    }

    private void requireByHand(EventFleet fleet, Range range, Senders all) {
        for (EventNameRow row :
                remembering.list(all, NameSearch.ALL, EventUse.MOST).rows()) {
            List<EventsByHand.Happening> happened = in(fleet, range).stream()
                    .filter(one -> one.event().name().equals(row.name()))
                    .toList();
            assertThat(row.instances()).isEqualTo(instances(happened).size());
            assertThat(row.events()).isEqualTo(happened.size());
        }
    }

    private static Funnels funnels() {
        return new Funnels(new EventRollupReader(Fleets.jdbi().onDemand(EventUseDao.class)));
    }
}
