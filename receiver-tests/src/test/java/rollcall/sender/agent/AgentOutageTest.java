package rollcall.sender.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.Sql;
import rollcall.support.sender.TestAgent;

/** The database goes away under an agent that goes on running. */
class AgentOutageTest {
    private static final String EVENT = "{\"name\":\"a\",\"type\":\"action\"}";

    @Test
    void while_the_database_is_away_the_program_is_told_to_come_back_and_then_it_is_taken() throws Exception {
        try (TestAgent agent = TestAgent.start()) {
            agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
            try {
                away(agent, true);
                assertToldToComeBack(agent.send("GET", "/agent/flags", ""));
                assertToldToComeBack(agent.facts("{\"version\":\"2.1.0\"}"));
                assertToldToComeBack(agent.events(EVENT));
                assertThat(agent.facts("{\"version\":1}").statusCode()).isEqualTo(400);
            } finally {
                away(agent, false);
            }
            long end = System.nanoTime() + 15_000_000_000L;
            while (agent.events(EVENT).statusCode() != 200) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(200);
            }
            // By a connection of its own: those that were open before are dead.
            assertThat(Sql.column(agent.server(), "SELECT count(*) FROM audit_log WHERE name = 'a'"))
                    .containsExactly("2");
        }
    }

    private static void assertToldToComeBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(answer.body())
                .isEqualTo("{\"ok\":false,\"error\":\"unavailable\",\"retry_after\":60,\"status_code\":503}");
    }

    private static void away(TestAgent agent, boolean away) {
        String name = agent.databaseUrl().replaceFirst(".*/", "");
        Sql.elsewhere(agent.server(), "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !away);
        if (away) {
            Sql.elsewhere(
                    agent.server(),
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }
    }
}
