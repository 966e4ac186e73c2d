package rollcall.intake.commit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rollcall.gate.Gate;
import rollcall.gate.vocabulary.Presets;
import rollcall.report.Heartbeat;
import rollcall.report.Reporter;
import rollcall.store.heartbeats.ArrivingHeartbeat;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit;
import rollcall.store.heartbeats.HeartbeatCommit.TooSoon;
import rollcall.store.heartbeats.LostAnswerTable;
import rollcall.store.servers.DeadServers;
import rollcall.store.servers.ServerLeases;

/** The tables in the doc comment of {@link PendingAcks} are true. */
class AckStatesTest {
    private static StateDatabase database;

    @BeforeAll
    static void start() {
        database = StateDatabase.of("none");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> every_row_of_both_tables_holds() throws Exception {
        return StateWalk.of(
                StateTable.of(PendingAcks.class), List.of("a repeat here", "a repeat elsewhere"), OneHeartbeat::new);
    }

    /** A server as far as heartbeats go. */
    private static final class Server {
        private final ServerLeases leases = ServerLeases.start(database.dataSource());
        private final HeartbeatCommit commit = new HeartbeatCommit(database.dataSource(), leases.id());
        private final PendingAcks acks = new PendingAcks(
                new LostAnswerTable(database.dataSource()),
                new BatchTable(database.dataSource()),
                leases.id(),
                Clock.systemUTC());
    }

    private static final class OneHeartbeat implements StateWalk.Report {
        private final Server here = new Server();
        private final Server elsewhere = new Server();
        private final ArrivingHeartbeat heartbeat = new ArrivingHeartbeat(
                database.product(),
                Gate.judge(Presets.load("rollcall"), new Heartbeat(new Reporter(UUID.randomUUID(), "1"), Map.of())),
                database.product().window());
        private final Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        private Ack ack;

        @Override
        public void event(String event) throws Exception {
            switch (event) {
                case "committed" ->
                    ack = here.acks
                            .open(List.of(heartbeat.key()), at, commit(here))
                            .get(0);
                case "committed, nobody knows it" -> {
                    commit(here);
                    here.acks.doubt(List.of(heartbeat.key()), at);
                }
                case "delivered" -> ack.delivered();
                case "lost" -> ack.lost();
                case "lost, cannot be saved" -> {
                    database.products().execute("ALTER TABLE lost_answer RENAME TO elsewhere");
                    ack.lost();
                    database.products().execute("ALTER TABLE elsewhere RENAME TO lost_answer");
                }
                case "its server dies" -> here.leases.close();
                case "noted" -> here.acks.flush();
                case "swept" -> new DeadServers(database.dataSource(), elsewhere.leases.id()).sweep();
                case "a repeat is delivered" -> repeat(here).delivered();
                case "a repeat is lost" -> repeat(here).lost();
                case "a repeat is delivered elsewhere" -> repeat(elsewhere).delivered();
                default -> throw new IllegalArgumentException(event);
            }
        }

        private HeartbeatCommit.Committed commit(Server server) throws Exception {
            return server.commit.commit(List.of(heartbeat), at, server.acks.takeSettled());
        }

        private TooSoon again(Server server) throws Exception {
            return commit(server).tooSoon().get(heartbeat.key());
        }

        private Ack repeat(Server server) throws Exception {
            return server.acks.repeat(heartbeat.key(), again(server).last());
        }

        @Override
        public String told(String column) throws Exception {
            Server server = column.endsWith(" here") ? here : elsewhere;
            try {
                return server.acks.wasLost(heartbeat.key(), again(server)) ? "told ok" : "rejected";
            } catch (Unavailable e) {
                return "waits";
            }
        }

        @Override
        public void end() throws Exception {
            here.leases.close();
            elsewhere.leases.close();
        }
    }
}
