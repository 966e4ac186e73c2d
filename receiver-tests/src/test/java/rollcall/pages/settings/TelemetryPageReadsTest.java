package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;
import rollcall.support.sender.TestAgent;

/** The telemetry page, with the tables that it reads counting how often they are read. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TelemetryPageReadsTest {
    private static final List<String> TABLES = List.of("sender_settings", "sender_facts");

    private TestAgent agent;
    private Visitor superuser;

    @BeforeEach
    void start() throws Exception {
        agent = TestAgent.start();
        superuser = Visitor.superuser(agent.server());
        agent.consent(TelemetryLevel.OFF, Protocol.ROLLCALL, false);
        agent.facts("{\"version\":\"2.1.0\",\"counts\":{\"users\":37}}");
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);
        agent.events("{\"name\":\"create-page\",\"type\":\"action\"}");
        keepTheJobQuiet();
        TABLES.forEach(this::count);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void one_page_reads_the_settings_once_and_the_facts_once_whatever_it_shows() {
        assertReadOnce(TelemetryForms.PAGE, "&quot;users&quot;: &quot;11-50&quot;");
        assertReadOnce(TelemetryForms.PAGE + "?wire=rollcall&level=detailed", "create-page");
        assertReadOnce(TelemetryForms.PAGE + "?wire=penpot&level=detailed", "told it for another protocol");
        assertReadOnce(TelemetryForms.PAGE + "?wire=otlp&level=base", "told it for another protocol");
    }

    private void assertReadOnce(String path, String shown) {
        Map<String, Long> before = reads();
        assertThat(superuser.page(path)).contains(shown);
        assertThat(reads())
                .allSatisfy((table, reads) ->
                        assertThat(reads - before.get(table)).as(table).isOne());
    }

    private Map<String, Long> reads() {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table, table -> agent.database().number("SELECT last_value FROM reads_of_" + table)));
    }

    /** The job reads the settings as well when it is time. */
    private void keepTheJobQuiet() {
        agent.database().execute("""
                INSERT INTO sender_state (next_tick_at) VALUES (now() + interval '1 day')
                ON CONFLICT (only_one) DO UPDATE SET next_tick_at = EXCLUDED.next_tick_at
                """);
    }

    /** Puts a view in the place of a table with one row: whoever reads the row takes a number from a sequence. */
    private void count(String table) {
        agent.database().execute("ALTER TABLE " + table + " RENAME TO counted_" + table);
        agent.database().execute("CREATE SEQUENCE reads_of_" + table);
        agent.database().number("SELECT nextval('reads_of_" + table + "')");
        agent.database()
                .execute("CREATE VIEW " + table + " AS SELECT * FROM counted_" + table + " WHERE nextval('reads_of_"
                        + table + "') > 0");
    }
}
