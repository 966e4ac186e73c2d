package rollcall.intake.commit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rollcall.gate.EventGate;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Presets;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Reporter;
import rollcall.store.events.ArrivingBatch;
import rollcall.store.events.BatchAnswerTable;
import rollcall.store.events.EventCommit;
import rollcall.store.servers.DeadServers;
import rollcall.store.servers.ServerLeases;

/** The tables in the doc comment of {@link PendingBatchAcks} are true. */
class BatchAckStatesTest {
    private static StateDatabase database;

    @BeforeAll
    static void start() {
        database = StateDatabase.of("penpot");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> every_row_of_both_tables_holds() throws Exception {
        return StateWalk.of(
                StateTable.of(PendingBatchAcks.class),
                List.of("an equal batch here", "an equal batch elsewhere"),
                OneBatch::new);
    }

    /** A server as far as batches of events go. */
    private static final class Server {
        private final ServerLeases leases = ServerLeases.start(database.dataSource());
        private final EventCommit commit = new EventCommit(database.dataSource(), leases.id());
        private final PendingBatchAcks acks = new PendingBatchAcks(new BatchAnswerTable(database.dataSource()));
    }

    private static final class OneBatch implements StateWalk.Report {
        private final Server here = new Server();
        private final Server elsewhere = new Server();
        private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        private final ArrivingBatch batch = batch(at);
        private PendingBatchAcks.Opening opening;

        @Override
        public void event(String event) throws Exception {
            switch (event) {
                case "committed" -> commit(here);
                case "committed, nobody knows it" -> {
                    commit(here);
                    opening.doubt();
                }
                case "rolled back" -> {
                    opening = here.acks.opening();
                    opening.opened(database.products().number("SELECT nextval('event_batch_batch_id_seq')"));
                    opening.abandon();
                }
                case "delivered" -> opening.ack().delivered();
                case "lost" -> opening.ack().lost();
                case "its server dies" -> here.leases.close();
                case "noted" -> here.acks.flush();
                case "swept" -> new DeadServers(database.dataSource(), elsewhere.leases.id()).sweep();
                case "its resend arrives" -> {
                    commit(elsewhere);
                    opening.ack().delivered();
                    elsewhere.acks.flush();
                }
                case "expired" -> new BatchAnswerTable(database.dataSource()).expire(at.plusSeconds(1));
                default -> throw new IllegalArgumentException(event);
            }
        }

        private Optional<List<EventCommit.Stored>> commit(Server server) throws Exception {
            opening = server.acks.opening();
            return server.commit.commit(List.of(batch), at, opening);
        }

        @Override
        public String told(String column) throws Exception {
            return commit(column.endsWith(" here") ? here : elsewhere)
                    .map(stored -> stored.get(0).isResend() ? "is the resend" : "counts whole")
                    .orElse("waits");
        }

        @Override
        public void end() throws Exception {
            here.leases.close();
            elsewhere.leases.close();
        }
    }

    private static ArrivingBatch batch(Instant at) {
        Event event = new Event("create-page", "command", "telemetry:backend", at, "1", Map.of(), Map.of());
        EventBatch batch = new EventBatch(new Reporter(UUID.randomUUID(), "1"), "2.15.0", null, List.of(event, event));
        return ArrivingBatch.of(
                database.product(),
                EventGate.judge(
                        Presets.load("penpot"),
                        batch,
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        Pseudonyms.of(new byte[Pseudonyms.KEY_BYTES])));
    }
}
