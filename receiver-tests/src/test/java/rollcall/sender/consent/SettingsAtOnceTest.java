package rollcall.sender.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.report.InvalidInput;
import rollcall.store.sender.SenderSettings;
import rollcall.support.OtherTransaction;
import rollcall.support.ServerProcess;
import rollcall.support.Sink;
import rollcall.support.Sql;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TelemetryForms;
import rollcall.support.sender.TestConsent;
import rollcall.support.sender.TestInstance;

/** Two superusers at once, a crash in between, a page that is read meanwhile: the settings are one thing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsAtOnceTest {
    private static final String ONE = "https://one.example.org";
    private static final String TWO = "https://two.example.org";

    private String url;
    private Wiring server;
    private TestProducts database;
    private Visitor superuser;

    @BeforeEach
    void start() {
        url = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), url);
        database = TestProducts.at(url);
        superuser = Visitor.superuser(server);
    }

    @AfterEach
    void stop() {
        database.close();
        server.close();
    }

    @Test
    void who_keeps_the_key_is_judged_by_the_change_that_is_being_written_and_not_by_what_the_form_showed()
            throws Exception {
        TelemetryForms.save(superuser, "base", "rollcall", "endpoint", ONE, "api_key", "key-for-one");
        try (OtherTransaction other = new OtherTransaction(url)) {
            other.execute("UPDATE sender_settings SET endpoint = '" + TWO + "', api_key = 'key-for-two'");
            CompletableFuture<HttpResponse<String>> late = CompletableFuture.supplyAsync(
                    () -> TelemetryForms.save(superuser, "base", "rollcall", "endpoint", ONE));
            awaitWaiting();
            other.commit();

            assertThat(late.get().statusCode()).isEqualTo(422);
            assertThat(late.get().body()).contains("was given for another address");
        }
        assertThat(Sql.column(server, "SELECT endpoint || ' ' || api_key FROM sender_settings"))
                .containsExactly(TWO + " key-for-two");
    }

    @Test
    void a_change_that_breaks_off_in_the_middle_has_changed_nothing() throws Exception {
        TelemetryForms.save(superuser, "detailed", "rollcall", "endpoint", ONE, "audit", "on");
        Sql.column(
                server,
                "INSERT INTO sender_state (heartbeat_at) VALUES (now()) ON CONFLICT (only_one)"
                        + " DO UPDATE SET heartbeat_at = now() RETURNING 1");
        List<String> before = Sql.column(server, "SELECT s::text FROM sender_settings s");
        Map<String, String> form = TelemetryForms.form(superuser, "base", "penpot", "endpoint", TWO);
        form.put("_csrf", superuser.token(TelemetryForms.PAGE));
        CompletableFuture<HttpResponse<String>> broken;
        try (TableLock lock = TableLock.take(url, "sender_state")) {
            broken = CompletableFuture.supplyAsync(() -> superuser.post(TelemetryForms.PAGE, form));
            ServerProcess.await("a change that waits", () -> lock.isWaitedFor() && !cutOff().isEmpty());
            broken.handle((answer, failure) -> answer).get();
        }

        assertThat(broken.get().statusCode()).isIn(500, 503);
        assertThat(Sql.column(server, "SELECT s::text FROM sender_settings s")).isEqualTo(before);
        assertThat(Sql.column(server, "SELECT heartbeat_at IS NOT NULL FROM sender_state"))
                .containsExactly("t");
    }

    @Test
    void whoever_saves_last_the_agreement_is_always_that_of_the_level_and_the_wire() throws Exception {
        Consent consent = TestConsent.of(database);
        for (int round = 0; round < 15; round++) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            all.add(CompletableFuture.runAsync(() -> save(consent, TelemetryLevel.BASE, Protocol.ROLLCALL, ONE)));
            all.add(CompletableFuture.runAsync(() -> save(consent, TelemetryLevel.DETAILED, Protocol.PENPOT, TWO)));
            all.add(CompletableFuture.runAsync(() -> consent.off(true)));
            all.add(CompletableFuture.runAsync(() -> save(consent, TelemetryLevel.DETAILED, Protocol.OTLP, ONE)));
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();

            SenderSettings now = consent.current();
            TelemetryLevel telemetryLevel = TelemetryLevel.of(now.level());
            Disclosure list = consent.snapshot().collected();
            assertThat(now.agreed())
                    .as(now.toString())
                    .isEqualTo(
                            telemetryLevel == TelemetryLevel.OFF
                                    ? List.of()
                                    : list.lines(item -> item.at(telemetryLevel)));
        }
    }

    @Test
    void what_one_receiver_took_is_not_written_down_for_the_one_that_is_being_saved() throws Exception {
        try (Sink receiver = Sink.that(Sink.welcoming());
                TestInstance instance = TestInstance.start(Clock.systemUTC())) {
            instance.reports(TelemetryLevel.BASE, Protocol.ROLLCALL, receiver.at("/"), "");
            OtherTransaction other = new OtherTransaction(instance.server().databaseUrl());
            receiver.now((request, socket) -> {
                other.execute("UPDATE sender_settings SET endpoint = '" + TWO + "'");
                other.execute("DELETE FROM sender_state");
                Sink.welcoming().answer(request, socket);
            });
            CompletableFuture<Void> run =
                    CompletableFuture.runAsync(() -> instance.shipping().now("ada"));
            ServerProcess.await("the run that waits", () -> waiting(instance.database()));
            other.commit();
            other.close();
            run.get();

            assertThat(instance.state().heartbeatAt()).isNull();
            assertThat(instance.state().firstSeenAt()).isNull();
        }
    }

    @Test
    void an_audit_log_that_is_switched_off_ends_with_who_did_that_in_the_same_commit() {
        TelemetryForms.save(superuser, "off", "rollcall", "audit", "on");

        TelemetryForms.save(superuser, "off", "rollcall", "endpoint", ONE);

        assertThat(Sql.column(server, """
                        SELECT name || ' ' || profile || ' ' || (properties ->> 'audit-log') || ' '
                               || (xmin = (SELECT xmin FROM sender_settings))
                        FROM audit_log
                        ORDER BY audit_id DESC
                        LIMIT 1
                        """)).containsExactly("settings-changed " + Visitor.EMAIL + " false true");
        assertThat(Sql.column(server, "SELECT audit FROM sender_settings")).containsExactly("f");
    }

    @Test
    void a_page_that_is_read_while_the_settings_change_shows_one_state_and_not_two() {
        Consent consent = TestConsent.of(database);
        AtomicBoolean done = new AtomicBoolean();
        save(consent, TelemetryLevel.BASE, Protocol.ROLLCALL, ONE);
        CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                save(consent, TelemetryLevel.BASE, Protocol.PENPOT, TWO);
                consent.off(false);
                save(consent, TelemetryLevel.BASE, Protocol.ROLLCALL, ONE);
            }
        });
        try {
            lookAtOneStateEachTime();
        } finally {
            done.set(true);
        }
        changes.join();
    }

    private void lookAtOneStateEachTime() {
        Pattern badge = Pattern.compile("Telemetry <span class=\"badge[^>]*>(\\w+)</span>");
        for (int look = 0; look < 40; look++) {
            String page = superuser.page(TelemetryForms.PAGE);
            boolean off = page.contains("<strong>Nothing.</strong>");
            String there = Visitor.between(page, "placeholder=\"https://receiver.example.org\" value=\"", "\"");
            assertThat(page).contains("POST " + there, "value=\"" + (off ? "off" : "base") + "\" checked");
            assertThat(page)
                    .contains("value=\"" + (there.equals(ONE) ? "rollcall" : "penpot") + "\" checked")
                    .doesNotContain(there.equals(ONE) ? "POST " + TWO : "POST " + ONE, "id=\"grown\"");
            assertThat(badge.matcher(page).results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .containsOnly(off ? "off" : "base");
        }
    }

    private static void save(Consent consent, TelemetryLevel telemetryLevel, Protocol wire, String endpoint) {
        while (true) {
            try {
                String seen = consent.snapshot().collected(wire).fingerprint();
                TestConsent.save(consent, new SettingsUpdate(telemetryLevel, wire, endpoint, "", "", false), seen);
                return;
            } catch (InvalidInput e) {
                assertThat(e.field()).isEqualTo("seen");
            }
        }
    }

    private void awaitWaiting() {
        ServerProcess.await("a change that waits", () -> waiting(database));
    }

    private static boolean waiting(TestProducts database) {
        return database.number("""
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """) > 0;
    }

    /** Ends the connection of who waits for the table. */
    private List<String> cutOff() {
        return database.column("""
                SELECT pg_terminate_backend(pid)::text
                FROM pg_locks
                WHERE NOT granted AND relation = (SELECT oid FROM pg_class WHERE relname = 'sender_state')
                  AND EXISTS (SELECT 1 FROM pg_locks AS held
                              WHERE held.pid = pg_locks.pid AND held.mode IN ('RowShareLock', 'RowExclusiveLock')
                                AND held.relation = (SELECT oid FROM pg_class WHERE relname = 'sender_settings'))
                """);
    }
}
