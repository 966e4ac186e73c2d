package rollcall.support.sender;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.encoder.Protocol;

/** The facts and events that a program tells its agent, and the rows that a receiver must then have, by protocol. */
public final class SenderCases {
    /** Texts that must not leave the instance contain this, or are {@link #ADDRESS} or {@link #EXACT}. */
    public static final String SECRET = "qz7secret";

    public static final String ADDRESS = "203.0.113.77";
    public static final String EXACT = "123457";

    private static final String ID = "0b7f0c1e-52cb-4d3c-9a52-1f8f2a0d7e61";
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    /** Four events of three users, without the brackets. */
    public static final String EVENTS = """
            {"name":"create-file","type":"action","source":"backend","at":"%1$sT11:12:13Z","profile":"7",
             "properties":{"id":"%2$s","title":"%3$s","pages":3,"is-shared":false,"lang":"de"},
             "context":{"version":"2.17.1","initiator":"app","session":"%3$s","ip-addr":"%4$s"}},
            {"name":"login-with-ldap","type":"identify","source":"backend","at":"%1$sT11:12:13Z","profile":"ada@%3$s.example.org",
             "properties":{"lang":"de","auth-backend":"ldap","email":"ada@%3$s.example.org"},"context":{}},
            {"name":"navigate","type":"action","source":"frontend","at":"%1$sT11:12:13Z","profile":"7",
             "properties":{"route":"workspace","file-id":"%2$s","title":"%3$s"},
             "context":{"browser":"Firefox","os":"Windows 10","screen-width":1920,"locale":"de","token":"%3$s"}},
            {"name":"timer.started","type":"action","source":"frontend","at":"%1$sT11:12:13Z","profile":"8",
             "properties":{"%3$s":"x"},"context":{}}""".formatted(YESTERDAY, ID, SECRET, ADDRESS);

    private static final String CREATED = YESTERDAY + """
            |create-file|action|telemetry:backend|{"id":"%s","is-shared":false,"pages":3}|{"initiator":"app","version":"2.17.1"}""".formatted(ID);

    private static final String LOGGED_IN = YESTERDAY + """
            |login-with-ldap|identify|telemetry:backend|{"auth-backend":"ldap","lang":"de"}|{}""";

    private static final String NAVIGATED = YESTERDAY + """
            |navigate|action|telemetry:frontend|{"file-id":"%s","route":"workspace"}|\
            {"browser":"Firefox","locale":"de","os":"Windows","screen-width":"1920-2559"}""".formatted(ID);

    private static final String STARTED = YESTERDAY + "|timer.started|action|telemetry:frontend|{}|{}";
    private static final List<String> EVERY_EVENT = List.of(CREATED, LOGGED_IN, NAVIGATED, STARTED);

    private static final String OF_TIMETRACKER = """
            {"version":"5.10.0","environment":{"os_family":"Linux","os_version":"6.1.0-28-amd64","architecture":"x86_64",
             "deployment_type":"docker","hostname":"%1$s"},"counts":{"users":%2$s}}""".formatted(SECRET, EXACT);

    public static final List<Case> ALL =
            List.of(rollcall(), eventyay(), penpot(), openTelemetry(), openTelemetryEvents());

    private SenderCases() {}

    /**
     * A protocol, and a receiver's product to which it is sent.
     *
     * @param preset of the product at the receiver
     * @param address the path of the receiver's endpoint
     * @param facts the JSON that the program sends to its agent
     * @param heartbeat the values that the receiver must keep
     * @param events the rows that the receiver must have, each {@code day|name|type|source|properties|context}
     * @param users how many users these events have
     */
    public record Case(
            Protocol wire,
            String preset,
            String address,
            String facts,
            Map<String, Object> heartbeat,
            List<String> events,
            int users) {
        @Override
        public String toString() {
            return wire.code() + " to " + preset;
        }
    }

    private static Case rollcall() {
        String facts = """
                {"version":"2.1.0","environment":{"os_family":"linux","architecture":"x86_64","database_version":"16.4",
                 "deployment_type":"docker","hostname":"%1$s"},
                 "counts":{"accounts":37,"instances":%2$s,"%1$s":5},"plugins":["stripe","%1$s.example.org"]}
                """.formatted(SECRET, EXACT);
        Map<String, Object> heartbeat = Map.of(
                "schema_version", "1",
                "product_version", "2.1.0",
                "os_family", "Linux",
                "architecture", "x86_64",
                "database_version", "16.4",
                "deployment_type", "docker",
                "accounts", "11-50",
                "instances", "5000+",
                "plugins", List.of("stripe"));
        return new Case(Protocol.ROLLCALL, "rollcall", "/ingest/heartbeat", facts, heartbeat, EVERY_EVENT, 3);
    }

    /** Texts that the program did not tell are sent as "unknown", as Eventyay does. Counts and flags that it did not tell are not sent. */
    private static Case eventyay() {
        String facts = """
                {"version":"0.1.0","environment":{"os_family":"Linux","python_version":"3.12.7","database_type":"postgresql",
                 "database_version":"15","storage_backend":"file","celery_enabled":true,"hostname":"%1$s"},
                 "counts":{"events":12,"orders":%2$s,"%1$s":5},"plugins":["eventyay.plugins.badges","%1$s.example.org"]}
                """.formatted(SECRET, EXACT);
        Map<String, Object> heartbeat = new HashMap<>(Map.of(
                "schema_version", "1",
                "eventyay_version", "0.1.0",
                "build_metadata", "v0.1.0",
                "python_version", "3.12.7",
                "os_family", "Linux",
                "database_type", "postgresql",
                "database_version", "15",
                "deployment_type", "unknown",
                "storage_backend", "file"));
        heartbeat.putAll(Map.of(
                "events_bucket",
                "11-50",
                "orders_bucket",
                "5000+",
                "celery_enabled",
                true,
                "enabled_plugins",
                List.of("eventyay.plugins.badges")));
        return new Case(Protocol.EVENTYAY, "eventyay", "/ingest/heartbeat", facts, heartbeat, List.of(), 0);
    }

    /** Penpot's vocabulary has no event with a dot in its name. */
    private static Case penpot() {
        String facts = """
                {"version":"2.17.1","environment":{"os_family":"Linux","architecture":"amd64","processors":6,"hostname":"%1$s"},
                 "counts":{"users":37,"teams":4,"files":%2$s,"%1$s":5}}
                """.formatted(SECRET, EXACT);
        Map<String, Object> heartbeat = Map.of(
                "version", "2.17.1",
                "os-name", "Linux",
                "os-arch", "amd64",
                "jvm-cpus", "5-8",
                "total-users", "11-50",
                "total-teams", "1-10",
                "total-files", "5000+");
        List<String> events = List.of(CREATED, LOGGED_IN, NAVIGATED);
        return new Case(Protocol.PENPOT, "penpot", "/ingest/penpot", facts, heartbeat, events, 2);
    }

    /** TimeTracker's vocabulary has one of these events, and none of their sources. */
    private static Case openTelemetry() {
        Map<String, Object> heartbeat = Map.of(
                "app_version", "5.10.0",
                "platform", "Linux",
                "os_version", "6.1.0-28",
                "architecture", "x86_64",
                "deployment_type", "docker",
                "deployment.environment", "unknown",
                "release_channel", "unknown");
        List<String> events = List.of(YESTERDAY + "|timer.started|action||{}|{}");
        return new Case(Protocol.OTLP, "timetracker", "/ingest/otlp", OF_TIMETRACKER, heartbeat, events, 1);
    }

    /** OpenTelemetry to a product whose vocabulary has every event and few of the fields. */
    private static Case openTelemetryEvents() {
        Map<String, Object> heartbeat = Map.of(
                "product_version", "5.10.0",
                "os_version", "6.1.0-28",
                "architecture", "x86_64",
                "deployment_type", "docker");
        return new Case(Protocol.OTLP, "rollcall", "/ingest/otlp/v1/logs", OF_TIMETRACKER, heartbeat, EVERY_EVENT, 3);
    }
}
