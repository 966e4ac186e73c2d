package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.support.EveryColumn;
import rollcall.support.Sql;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.SenderCases;
import rollcall.support.sender.SenderCases.Case;
import rollcall.support.sender.TelemetryForms;
import rollcall.support.sender.TestAgent;

/**
 * From a program over its local agent, by the superuser's page, over real HTTP to a real receiver, on every wire: what stands in the
 * receiver's rows in the end, and what does not.
 */
class SenderToReceiverTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Case> wires() {
        return SenderCases.ALL;
    }

    @ParameterizedTest
    @MethodSource("wires")
    void what_a_program_says_arrives_row_by_row_and_nothing_else(Case wire) throws Exception {
        try (TestSite receiver = new TestSite(wire.preset());
                TestAgent sender = TestAgent.start()) {
            Visitor superuser = Visitor.superuser(sender.server());
            String endpoint = TestServer.at(receiver.server(), wire.address()).toString();
            String code = wire.wire().code();
            assertThat(TelemetryForms.save(superuser, "detailed", code, "endpoint", endpoint, "api_key", receiver.key())
                            .statusCode())
                    .isEqualTo(303);
            assertThat(sender.facts(wire.facts()).statusCode()).isEqualTo(200);
            assertThat(sender.events(SenderCases.EVENTS).statusCode()).isEqualTo(200);

            assertThat(send(superuser)).contains("Sent: a heartbeat");

            assertArrived(receiver, sender, wire);
            assertThat(Sql.column(receiver.server(), "SELECT count(*) FROM instance"))
                    .containsExactly("1");
            assertThat(Sql.column(sender.server(), "SELECT name FROM audit_log"))
                    .isEmpty();
            assertNothingElse(receiver);

            assertThat(send(superuser)).contains("Nothing is due");
            assertArrived(receiver, sender, wire);
        }
    }

    private static String send(Visitor superuser) {
        return TelemetryForms.send(superuser, "/send").body();
    }

    private static void assertArrived(TestSite receiver, TestAgent sender, Case wire) throws IOException {
        UUID instance = sender.consent().current().instanceId();
        assertThat(JSON.readValue(receiver.kept(instance), new TypeReference<Map<String, Object>>() {}))
                .isEqualTo(wire.heartbeat());
        assertThat(Sql.column(
                        receiver.server(),
                        "SELECT concat_ws('|', day, name, type, source, properties, context) FROM event ORDER BY name"))
                .isEqualTo(wire.events());
        assertThat(Sql.column(receiver.server(), "SELECT count(DISTINCT profile) FROM event"))
                .containsExactly(String.valueOf(wire.users()));
    }

    private static void assertNothingElse(TestSite receiver) {
        try (TestProducts database = TestProducts.at(receiver.server().databaseUrl())) {
            EveryColumn.of(database)
                    .forEach((column, values) -> assertThat(values)
                            .as(column)
                            .doesNotContain(SenderCases.SECRET, SenderCases.ADDRESS, SenderCases.EXACT));
        }
    }
}
