package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.store.servers.AbsenceDao;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;

/** When the receiver counts as away: while no server of its database was alive. */
class SignOfLifeTest {
    private final String url = TestDatabase.fresh();
    private final TestProducts database = TestProducts.at(url);
    private final AtomicLong nanos = new AtomicLong();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_server_that_starts_after_a_gap_notes_it_and_a_short_one_is_none() {
        server().write();
        assertThat(absences()).isEmpty();

        lastSign("9 minutes 50 seconds");
        server().write();
        assertThat(absences()).isEmpty();

        lastSign("3 hours 20 minutes");
        server().write();
        assertThat(absences()).containsExactly("200");
        server().write();
        assertThat(absences()).containsExactly("200");
    }

    @Test
    void a_second_server_that_ran_meanwhile_means_no_gap() {
        SignOfLife first = server();
        SignOfLife second = server();
        first.write();
        second.write();
        pass(Duration.ofHours(2));
        lastSign("20 seconds");

        first.write();

        assertThat(absences()).isEmpty();
    }

    @Test
    void a_clock_that_jumps_makes_no_gap_of_it() {
        SignOfLife server = server();
        server.write();
        for (String jump : List.of("3 hours", "- 3 hours", "400 days")) {
            pass(Duration.ofSeconds(30));
            lastSign(jump);
            server.write();
        }
        assertThat(absences()).isEmpty();
    }

    @Test
    void a_server_that_could_not_reach_its_database_notes_it_when_it_can_again() {
        SignOfLife server = server();
        server.write();
        pass(Duration.ofMinutes(45));
        lastSign("45 minutes");

        server.write();

        assertThat(absences()).containsExactly("45");
    }

    @Test
    void a_server_that_is_started_on_a_database_notes_how_long_none_ran() throws Exception {
        try (Wiring before = TestServer.start(Clock.systemUTC(), url)) {
            TestSite.await(
                    () -> !Sql.column(before, "SELECT 1 FROM sign_of_life").isEmpty());
        }
        assertThat(absences()).isEmpty();
        lastSign("2 hours");

        try (Wiring after = TestServer.start(Clock.systemUTC(), url)) {
            TestSite.await(() -> !Sql.column(after, "SELECT 1 FROM absence").isEmpty());
        }
        assertThat(absences()).containsExactly("120");
    }

    private SignOfLife server() {
        return new SignOfLife(database.dao(AbsenceDao.class), nanos::get);
    }

    /** Lets time pass by the clock that nobody can set. */
    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Makes the last sign of life so old by the database's clock. */
    private void lastSign(String ago) {
        database.number("WITH moved AS (UPDATE sign_of_life SET alive_at = clock_timestamp() - interval '" + ago
                + "' RETURNING 1) SELECT count(*) FROM moved");
    }

    /** The length of each absence in minutes. */
    private List<String> absences() {
        return database.column(
                "SELECT (extract(epoch FROM ended_at - began_at) / 60)::int::text FROM absence ORDER BY began_at");
    }
}
