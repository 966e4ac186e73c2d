package rollcall.sender.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollcall.encoder.OutgoingPage;
import rollcall.encoder.Protocol;
import rollcall.gate.OutgoingEvent;
import rollcall.sender.consent.SenderRoom;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;
import rollcall.support.MovableClock;

/** What waits to be sent, in pages that stay the same until they have arrived. */
class OutboxTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:11:12Z"));
    private SenderRoom room;

    @BeforeEach
    void open() {
        room = SenderRoom.open(clock);
        room.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void pages_take_the_oldest_first_and_are_gone_once_they_have_arrived() {
        record(1, 25);
        List<Integer> sent = new ArrayList<>();

        for (int page = 0; page < 3; page++) {
            OutgoingPage next = next(10);
            sent.addAll(numbers(next));
            room.outbox().sent(next.pageId(), 0);
        }

        assertThat(sent).isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
        assertThat(room.outbox().next(room.consent().snapshot(), 10)).isEmpty();
        assertThat(room.outbox().waiting()).isZero();
    }

    @Test
    void a_page_that_is_not_known_to_have_arrived_is_the_same_page_again_whatever_came_since() {
        record(1, 5);
        OutgoingPage first = next(10);
        record(6, 9);

        OutgoingPage again = next(10);

        assertThat(again.pageId()).isEqualTo(first.pageId());
        assertThat(numbers(again)).isEqualTo(numbers(first)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_refused_page_goes_in_smaller_ones() {
        record(1, 8);
        room.outbox().rejected(next(8).pageId());

        assertThat(numbers(next(4))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void more_than_a_hundred_thousand_never_wait_the_oldest_give_way_and_it_is_said() {
        IntStream.range(0, 100).forEach(thousand -> record(thousand * 1_000 + 1, thousand * 1_000 + 1_000));
        assertThat(room.outbox().waiting()).isEqualTo(Outbox.MOST);

        record(100_001, 100_007);

        assertThat(room.outbox().waiting()).isEqualTo(Outbox.MOST);
        assertThat(numbers(next(1))).containsExactly(8);
        SenderState state = room.dao(SenderStateDao.class).find().orElseThrow();
        assertThat(state.dropped()).isEqualTo(7);
        assertThat(state.droppedAt()).isEqualTo(clock.instant());
    }

    @Test
    void what_waited_for_seven_days_goes_and_it_is_said() {
        record(1, 3);
        clock.move(Duration.ofDays(6));
        record(4, 5);
        assertThat(room.outbox().purge()).isZero();
        clock.move(Duration.ofDays(1));

        assertThat(room.outbox().purge()).isEqualTo(3);

        assertThat(numbers(next(10))).containsExactly(4, 5);
        assertThat(room.dao(SenderStateDao.class).find().orElseThrow().dropped())
                .isEqualTo(3);
    }

    @Test
    void a_page_has_bounds_in_characters_as_well() {
        String properties = IntStream.range(0, 400)
                .mapToObj(i -> "\"a" + i / 40 + "-b" + i % 40 + "\":\"" + UUID.randomUUID() + "\"")
                .reduce("\"n\":1", (a, b) -> a + "," + b);
        AuditedEvent large = SenderRoom.event("create-file", "action", "backend", "{" + properties + "}", "{}");
        room.journal().record(IntStream.range(0, 1_000).mapToObj(i -> large).toList());

        OutgoingPage page = next(10_000);

        assertThat(page.rows()).isBetween(200, 600);
    }

    @Test
    void what_nobody_agrees_to_any_more_does_not_leave_although_it_waits() {
        record(1, 3);
        room.execute("UPDATE sender_settings SET agreed = array_remove(agreed, 'any number')");

        assertThat(next(10).events())
                .hasSize(3)
                .allMatch(event -> event.properties().isEmpty());

        room.execute(
                "UPDATE sender_settings SET agreed = ARRAY(SELECT line FROM unnest(agreed) AS line WHERE line NOT LIKE 'event %')");
        assertThat(next(10).events()).isEmpty();
        assertThat(next(10).rows()).isEqualTo(3);
    }

    @Test
    void the_version_leaves_with_events_if_it_was_agreed_to() {
        record(1, 1);
        assertThat(next(10).version()).isNotEmpty();

        room.execute(
                "UPDATE sender_settings SET agreed = ARRAY(SELECT line FROM unnest(agreed) AS line WHERE line NOT LIKE 'field product_version %')");
        assertThat(next(10).version()).isEmpty();
    }

    private OutgoingPage next(int most) {
        return room.outbox().next(room.consent().snapshot(), most).orElseThrow();
    }

    private void record(int from, int to) {
        room.journal()
                .record(IntStream.rangeClosed(from, to)
                        .mapToObj(n -> SenderRoom.event("create-file", "action", "backend", "{\"n\":" + n + "}", "{}"))
                        .toList());
    }

    private static List<Integer> numbers(OutgoingPage page) {
        return page.events().stream().map(OutboxTest::number).toList();
    }

    private static int number(OutgoingEvent event) {
        return Integer.parseInt(event.properties().get("n").toString());
    }
}
