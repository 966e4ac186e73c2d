package rollcall.sender.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.Launcher;
import rollcall.support.ReportLines;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TestConsent;

/** What people do in Rollcall is written down as events, in the same three ways as those of any program. */
class OwnActionsTest {
    private static final String WHO = Visitor.EMAIL;

    private TestSite site;
    private TestProducts database;

    @BeforeEach
    void open() {
        site = new TestSite("none");
        database = TestProducts.at(site.server().databaseUrl());
    }

    @AfterEach
    void close() {
        database.close();
        site.close();
    }

    @Test
    void every_action_stands_in_the_audit_log_with_who_did_what() throws Exception {
        agree(TelemetryLevel.OFF, true);
        Visitor visitor = new Visitor(site.server());

        visitor.logIn("Bob@example.org", "not the password");
        visitor.logIn("my password by mistake", "something");
        visitor.logIn(WHO, Visitor.PASSWORD);
        visitor.send("/products/new", Map.of("slug", "other", "name", "Other", "preset", "penpot"));
        String key = Visitor.between(
                visitor.send("/p/it/keys", Map.of("label", "for 203.0.113.5")).body(),
                "<code id=\"issued\">",
                "</code>");
        String prefix = key.substring(3, 11);
        String first = database.column(
                        "SELECT prefix FROM api_key JOIN product USING (product_id) WHERE slug = 'other'")
                .get(0);
        visitor.send("/p/it/keys?revoke=" + prefix, "/p/it/keys/revoke?revoke=" + prefix, Map.of("typed", prefix));
        String added = visitor.send("/accounts", Map.of("email", "eve@example.org", "role", "maintainer"))
                .body();
        String id = database.column("SELECT account_id FROM account WHERE email = 'eve@example.org'")
                .get(0);
        visitor.send("/accounts?remove=" + id, "/accounts/remove?remove=" + id, Map.of("typed", "eve@example.org"));
        visitor.get("/p/it/overview.csv");
        visitor.send(
                "/password",
                Map.of(
                        "password_present", Visitor.PASSWORD,
                        "password", "another horse battery",
                        "password_again", "another horse battery"));
        visitor.send("/accounts", "/logout", Map.of());

        assertThat(rows())
                .containsExactly(
                        local("action|login-failed|bob@example.org|{}"),
                        local("action|login-failed||{}"),
                        local("identify|login|" + WHO
                                + "|{\"auth-backend\":\"password\",\"email-domain\":\"example.org\"}"),
                        local("action|product-added|" + WHO + "|{\"preset\":\"penpot\",\"product\":\"other\"}"),
                        local("action|key-issued|" + WHO + "|{\"prefix\":\"" + first + "\",\"product\":\"other\"}"),
                        local("action|key-issued|" + WHO + "|{\"prefix\":\"" + prefix + "\",\"product\":\"it\"}"),
                        local("action|key-revoked|" + WHO + "|{\"prefix\":\"" + prefix + "\",\"product\":\"it\"}"),
                        local("action|user-added|" + WHO + "|{\"email\":\"eve@example.org\",\"role\":\"maintainer\"}"),
                        local("action|user-removed|" + WHO
                                + "|{\"email\":\"eve@example.org\",\"role\":\"maintainer\"}"),
                        local("action|export|" + WHO + "|{\"product\":\"it\",\"what\":\"overview.csv\"}"),
                        local("action|password-changed|" + WHO + "|{}"),
                        local("action|logout|" + WHO + "|{}"));
        String password = Visitor.between(added, "<code id=\"password\">", "</code>");
        assertThat(String.join("\n", rows()))
                .doesNotContain(key, password, Visitor.PASSWORD, "battery", "my password", "127.0.0.1", "203.0.113");
    }

    @Test
    void a_permitted_field_is_written_down_by_its_name() throws Exception {
        agree(TelemetryLevel.OFF, true);
        site.heartbeat(UUID.randomUUID(), "1.0", ",\"users\":37");
        TestSite.await(() -> database.number("SELECT count(*) FROM dropped_count") > 0);

        site.superuser()
                .send(
                        "/p/it/refusals?permit=users",
                        "/p/it/refusals/permit?permit=users",
                        Map.of(
                                "kind",
                                "bucket",
                                "bucket",
                                "counts",
                                "title",
                                "Users",
                                "description",
                                "d",
                                "reason",
                                "r"));

        assertThat(rows())
                .containsExactly(local("action|field-permitted|" + WHO
                        + "|{\"kind\":\"bucket\",\"name\":\"users\",\"product\":\"it\"}"));
    }

    @Test
    void a_file_of_reports_is_written_down_by_the_product_that_it_was_for() throws Exception {
        agree(TelemetryLevel.OFF, true);

        site.superuser().upload("/p/it/upload", ReportLines.file(ReportLines.heartbeat(UUID.randomUUID())));

        assertThat(rows()).containsExactly(local("action|report-uploaded|" + WHO + "|{\"product\":\"it\"}"));
    }

    @Test
    void download_counts_are_written_down_when_they_come_and_when_they_go() {
        agree(TelemetryLevel.OFF, true);

        site.superuser().upload("/p/it/coverage", "day,count\n2026-01-01,4\n".getBytes(StandardCharsets.UTF_8));
        site.superuser().send("/p/it/coverage", "/p/it/coverage/remove", Map.of());

        assertThat(rows())
                .containsExactly(
                        local("action|downloads-uploaded|" + WHO + "|{\"counts\":1,\"product\":\"it\"}"),
                        local("action|downloads-removed|" + WHO + "|{\"product\":\"it\"}"));
    }

    @Test
    void an_action_that_cannot_be_written_down_is_done_all_the_same() {
        agree(TelemetryLevel.DETAILED, true);
        database.execute("ALTER TABLE audit_log RENAME TO audit_log_elsewhere");

        Visitor visitor = new Visitor(site.server());

        assertThat(visitor.logIn(WHO, Visitor.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(visitor.send("/p/it/keys", Map.of("label", "")).body()).contains("<code id=\"issued\">");
        assertThat(visitor.get("/p/it/overview.csv").statusCode()).isEqualTo(200);
    }

    @Test
    void in_detail_the_same_actions_wait_anonymised_to_be_sent() {
        agree(TelemetryLevel.DETAILED, true);

        new Visitor(site.server()).logIn(WHO, Visitor.PASSWORD);
        site.superuser().send("/p/it/keys", Map.of("label", ""));

        String somebody = "[0-9a-f-]{36}";
        String context = "\\|\\{\"initiator\":\"app\"}";
        assertThat(rows()).hasSize(4);
        assertThat(rows().get(1))
                .matches("telemetry:backend\\|identify\\|login\\|" + somebody
                        + "\\|\\{\"auth-backend\":\"password\",\"email-domain\":\"example.org\"}" + context);
        assertThat(rows().get(3))
                .matches("telemetry:backend\\|action\\|key-issued\\|" + somebody + "\\|\\{}" + context);
        assertThat(database.column("SELECT DISTINCT profile FROM audit_log WHERE source = 'telemetry:backend'"))
                .hasSize(1);
        assertThat(database.column("""
                SELECT audit_id
                FROM audit_log
                WHERE source = 'telemetry:backend' AND date_trunc('day', created_at, 'UTC') <> created_at
                """)).isEmpty();
    }

    @Test
    void without_the_audit_log_there_are_anonymised_rows_alone_and_with_neither_none() {
        agree(TelemetryLevel.BASE, false);
        new Visitor(site.server()).logIn(WHO, Visitor.PASSWORD);
        assertThat(rows()).isEmpty();

        agree(TelemetryLevel.DETAILED, false);
        new Visitor(site.server()).logIn(WHO, Visitor.PASSWORD);
        assertThat(rows()).hasSize(1).allMatch(row -> row.startsWith("telemetry:backend|identify|login|"));
    }

    @Test
    void commands_are_written_down_as_the_command_lines() throws Exception {
        agree(TelemetryLevel.OFF, true);
        String[] database = {"--database-url", site.server().databaseUrl()};

        run("", database, "product", "add", "typed", "--preset", "none");
        run("", database, "product", "set", "typed", "--service-instance-id-lasts");
        run("", database, "product", "set", "typed", "--service-instance-id-lasts=false");
        String prefix = run("", database, "key", "issue", "typed").strip().substring(3, 11);
        run("", database, "key", "revoke", prefix);
        run("a long enough password\n", database, "user", "add", "Eve@example.org", "--role", "maintainer");
        run("", database, "export", "heartbeats", "it", "--format", "csv");
        run("", database, "export", "events", "it", "--format", "ndjson");
        run("", database, "product", "list");

        assertThat(rows())
                .containsExactly(
                        typed("product-added", "{\"preset\":\"none\",\"product\":\"typed\"}"),
                        typed(
                                "product-set",
                                "{\"on\":true,\"product\":\"typed\",\"setting\":\"service-instance-id-lasts\"}"),
                        typed(
                                "product-set",
                                "{\"on\":false,\"product\":\"typed\",\"setting\":\"service-instance-id-lasts\"}"),
                        typed("key-issued", "{\"prefix\":\"" + prefix + "\",\"product\":\"typed\"}"),
                        typed("key-revoked", "{\"prefix\":\"" + prefix + "\"}"),
                        typed("user-added", "{\"email\":\"eve@example.org\",\"role\":\"maintainer\"}"),
                        typed("export", "{\"product\":\"it\",\"what\":\"heartbeats\"}"),
                        typed("export", "{\"product\":\"it\",\"what\":\"events\"}"));
    }

    @Test
    void each_start_is_one_event_of_nobody() {
        agree(TelemetryLevel.DETAILED, true);

        TestServer.start(java.time.Clock.systemUTC(), site.server().databaseUrl())
                .close();

        assertThat(rows()).hasSize(2).allMatch(row -> row.contains("backend|trigger|instance-start||"));
    }

    private void agree(TelemetryLevel telemetryLevel, boolean audit) {
        TestConsent.agree(database, telemetryLevel, Protocol.ROLLCALL, audit);
    }

    private List<String> rows() {
        return TestConsent.rows(database);
    }

    private static String local(String row) {
        return "backend|" + row + "|{\"initiator\":\"app\"}";
    }

    private static String typed(String action, String details) {
        return local("action|" + action + "|command line|" + details);
    }

    private static String run(String input, String[] database, String... command) throws Exception {
        String[] all = new String[command.length + database.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(database, 0, all, command.length, database.length);
        Launcher.Result result = Launcher.run(Map.of(), input, all);
        assertThat(result.exit()).as(result.err()).isZero();
        return result.out();
    }
}
