package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.encoder.Protocol;
import rollcall.gate.AddressNotations;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.EveryColumn;
import rollcall.support.TestSender;
import rollcall.support.sender.TestAgent;

/** Addresses in all spellings, in every place of every preset's reports and of what a program tells its agent; no table has one afterwards. */
class PlantedAddressesTest {
    /** What is left of any of those spellings. */
    private static final Pattern LEFT = Pattern.compile(
            "(?iu)203[^0-9a-z]{1,5}0{1,3}[^0-9a-z]{1,5}113|203\\[dot]|0313\\.|0xcb|3405803853|2001[^0-9a-z]{1,4}0?db8|::ffff|fe80[^0-9a-z]"
                    + "|203%2|%32%30|٢٠٣|２０３|２００１|113\\.0\\.203|64:ff9b|8\\.b\\.d|203.?\u200b");

    /** What may look like an address by chance and is none: identifiers, and bytes of hashes and bitmaps in PostgreSQL's escape format. */
    private static final Pattern RANDOM =
            Pattern.compile("(?i)\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b|\\\\[0-3][0-7]{2}");

    private static final List<String> DRESSES = List.of("2.1.0-", "client_", "ann@", "/x/");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static TestAgent agent;

    @BeforeAll
    static void start() {
        agent = TestAgent.start();
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    static List<String> presets() {
        return Presets.NAMES;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_receiver_keeps_no_address_in_any_field(String preset) throws Exception {
        Product product = agent.database().product(preset);
        String key = agent.database().key(product);
        TestSender heartbeats = new TestSender(agent.uri("/ingest/heartbeat"), key);
        TestSender events = new TestSender(agent.uri("/ingest/events"), key);
        Vocabulary vocabulary = Presets.load(preset);
        for (int i = 0; i < AddressNotations.ALL.size(); i++) {
            String address = AddressNotations.ALL.get(i);
            for (String dressed : List.of(address, DRESSES.get(i % DRESSES.size()) + address)) {
                HttpResponse<String> answer = heartbeats.post(heartbeat(vocabulary, dressed));
                assertThat(answer.statusCode()).as(dressed + answer.body()).isEqualTo(200);
                assertThat(events.post(events(vocabulary, dressed)).statusCode())
                        .as(dressed)
                        .isIn(200, 404);
            }
        }
        assertThat(agent.database().number("SELECT count(*) FROM heartbeat WHERE product_id = " + product.id()))
                .isEqualTo(2L * AddressNotations.ALL.size());
        assertNoAddress();
    }

    @Test
    void an_agents_database_has_no_address_of_the_program_that_it_reports_for() throws Exception {
        for (String address : AddressNotations.ALL) {
            assertThat(agent.facts(facts(address)).statusCode()).as(address).isEqualTo(200);
            assertThat(agent.events(toldEvent(address)).statusCode())
                    .as(address)
                    .isIn(200, 400);
        }
        assertThat(agent.database().number("SELECT count(*) FROM audit_log WHERE name LIKE '%(withheld)%'"))
                .isGreaterThan(AddressNotations.ALL.size() / 2);
        assertNoAddress();
    }

    private static void assertNoAddress() {
        List<String> left = new ArrayList<>();
        EveryColumn.of(agent.database()).forEach((column, values) -> {
            String text = RANDOM.matcher(values).replaceAll("?");
            LEFT.matcher(text)
                    .results()
                    .forEach(found -> left.add(column + ": "
                            + text.substring(
                                    Math.max(0, found.start() - 30), Math.min(text.length(), found.end() + 30))));
        });
        assertThat(left).isEmpty();
    }

    private static String heartbeat(Vocabulary vocabulary, String value) {
        ObjectNode body = Planted.heartbeat().put("product_version", value);
        ObjectNode metrics = body.putObject("metrics");
        vocabulary.fields().forEach((name, field) -> {
            if (field.many()) {
                body.putArray(name).add(value).add("known");
            } else if (!name.equals("schema_version")) {
                metrics.put(name, value);
            }
        });
        metrics.put(value, value).put("number", 3405803853L);
        return body.toString();
    }

    private static String events(Vocabulary vocabulary, String value) {
        ObjectNode body = JSON.createObjectNode()
                .put("schema_version", "1")
                .put("instance_id", UUID.randomUUID().toString())
                .put("product_version", value);
        ArrayNode events = body.putArray("events");
        event(events, value, vocabulary, value);
        vocabulary.events().names().stream()
                .map(name -> name.equals("*.*") ? "user.login" : name.replace("*", "login"))
                .forEach(name -> event(events, name, vocabulary, value));
        return body.toString();
    }

    private static void event(ArrayNode events, String name, Vocabulary vocabulary, String value) {
        ObjectNode event = events.addObject()
                .put("name", name)
                .put("type", value)
                .put("source", value)
                .put("profile", value);
        everywhere(
                event.putObject("properties"), vocabulary.events().properties().keySet(), value);
        everywhere(event.putObject("context"), vocabulary.events().context().keySet(), value);
    }

    private static void everywhere(ObjectNode object, Iterable<String> names, String value) {
        names.forEach(name -> object.put(name, value));
        object.put(value, 1).put("number", 3405803853L).putArray("flags").add(value);
    }

    private static String facts(String value) {
        ObjectNode facts = JSON.createObjectNode().put("version", value);
        everywhere(
                facts.putObject("environment"),
                Presets.load("rollcall").fields().keySet(),
                value);
        facts.putObject("counts").put(value, 1).put("ip_203_0_113_77", 2);
        facts.putArray("plugins").add(value);
        return facts.toString();
    }

    private static String toldEvent(String value) {
        ObjectNode event =
                JSON.createObjectNode().put("name", value).put("type", "action").put("profile", value);
        ObjectNode properties = event.putObject("properties");
        for (String name :
                List.of("client_version", "conversion_ip", "inversion", "user_agent_version", "path", value)) {
            properties.put(name, value);
        }
        properties
                .put("ipnum", 3405803853L)
                .putObject("versions")
                .put("a", value)
                .putArray("b")
                .add(value);
        event.putObject("context").put("user_agent_version", value).put("ua", "Mozilla/5.0 " + value);
        return event.toString();
    }
}
