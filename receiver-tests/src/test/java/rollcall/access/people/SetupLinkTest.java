package rollcall.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.MovableClock;
import rollcall.support.OtherTransaction;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.FormMask;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SetupLinkTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final String database = TestDatabase.fresh();

    @Test
    void the_link_makes_one_superuser_logs_in_and_leads_to_the_first_product() {
        try (Wiring server = TestServer.start(clock, database)) {
            assertThat(new Visitor(server).get("/").body()).contains("Nobody has an account yet");

            Visitor visitor = Visitor.superuserByLink(server);

            assertThat(visitor.get("/").headers().firstValue("Location")).hasValue("/products/new");
            assertThat(visitor.get("/products/new").body()).contains("Which program will report here?");
            assertThat(Sql.column(server, "SELECT email || ' ' || role FROM account"))
                    .containsExactly("ada@example.org superuser");
            assertThat(visitor.send(
                                    "/products/new",
                                    Map.of("slug", "eventyay", "name", "Eventyay", "preset", "eventyay"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(visitor.get("/").headers().firstValue("Location")).hasValue("/p/eventyay/overview");
            assertThat(Sql.column(server, "SELECT next_ordinal FROM product_ordinal"))
                    .containsExactly("0");
        }
    }

    @Test
    void the_link_works_once_and_only_its_hash_is_stored() {
        try (Wiring server = TestServer.start(clock, database)) {
            String link = server.setupPath().orElseThrow();
            assertThat(Sql.column(server, "SELECT 1 FROM setup_link")).hasSize(1);
            assertThat(Sql.everyAccessRow(server)).doesNotContain(link.substring("/setup/".length()));
            Visitor late = new Visitor(server);
            late.get(link);
            Visitor.superuserByLink(server);

            assertThat(new Visitor(server).get(link).statusCode()).isEqualTo(404);
            assertThat(useOpened(late, link, "eve@example.org")).isEqualTo(404);
            assertThat(Sql.column(server, "SELECT email FROM account")).containsExactly(Visitor.EMAIL);
        }
    }

    @Test
    void what_cannot_be_taken_leaves_the_link_in_force() {
        try (Wiring server = TestServer.start(clock, database)) {
            String link = server.setupPath().orElseThrow();
            Visitor visitor = new Visitor(server);

            assertThat(use(visitor, link, "not an address")).isEqualTo(422);
            assertThat(visitor.send(link, Map.of("email", "a@b", "password", "short", "password_again", "short"))
                            .body())
                    .contains("12 to 72 bytes");
            assertThat(visitor.send(
                                    link,
                                    Map.of(
                                            "email",
                                            "a@b",
                                            "password",
                                            "long enough it is",
                                            "password_again",
                                            "other than that"))
                            .body())
                    .contains("The two passwords differ.");
            assertThat(use(visitor, link, Visitor.EMAIL)).isEqualTo(303);
        }
    }

    @Test
    void a_link_opens_for_a_day_and_the_next_start_gives_another_until_somebody_has_an_account() {
        try (Wiring server = TestServer.start(clock, database)) {
            String link = server.setupPath().orElseThrow();
            assertThat(new Visitor(server).get(link).statusCode()).isEqualTo(200);
            clock.move(Duration.ofHours(24));
            assertThat(new Visitor(server).get(link).statusCode()).isEqualTo(404);
        }
        try (Wiring server = TestServer.start(clock, database)) {
            Visitor.superuserByLink(server);
        }
        try (Wiring server = TestServer.start(clock, database)) {
            assertThat(server.setupPath()).isEmpty();
        }
    }

    @Test
    void of_many_who_use_links_at_the_same_moment_one_becomes_superuser() {
        try (Wiring server = TestServer.start(clock, database);
                Wiring other = TestServer.start(clock, database)) {
            List<CompletableFuture<Integer>> answers =
                    Stream.of(server, other, server, other).map(SetupLinkTest::opened).toList().stream()
                            .map(use -> CompletableFuture.supplyAsync(use, each -> new Thread(each).start()))
                            .toList();

            assertThat(answers.stream().map(CompletableFuture::join))
                    .containsOnlyOnce(303)
                    .contains(404);
            assertThat(Sql.column(server, "SELECT email FROM account")).hasSize(1);
        }
    }

    @Test
    void the_link_is_void_as_soon_as_somebody_is_added_in_another_way_also_at_the_same_moment() throws Exception {
        try (Wiring server = TestServer.start(clock, database);
                OtherTransaction userAdd = new OtherTransaction(database)) {
            Supplier<Integer> use = opened(server);
            userAdd.execute("INSERT INTO account (email, password_hash, role, added_at)"
                    + " VALUES ('first@example.org', 'x', 'superuser', now())");
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(use);
            Sql.awaitWaiter(server);
            userAdd.commit();

            assertThat(answer.join()).isEqualTo(404);
            assertThat(Sql.column(server, "SELECT email FROM account")).containsExactly("first@example.org");
        }
    }

    private static Supplier<Integer> opened(Wiring server) {
        String link = server.setupPath().orElseThrow();
        Visitor visitor = new Visitor(server);
        visitor.get(link);
        return () -> useOpened(visitor, link, "u" + System.identityHashCode(visitor) + "@example.org");
    }

    /** As somebody does whose browser has had the page open for a while. */
    private static int useOpened(Visitor visitor, String link, String email) {
        return visitor.post(
                        link,
                        Map.of(
                                "_csrf",
                                FormMask.over(visitor.cookie("rollcall_form")),
                                "email",
                                email,
                                "password",
                                Visitor.PASSWORD,
                                "password_again",
                                Visitor.PASSWORD))
                .statusCode();
    }

    private static int use(Visitor visitor, String link, String email) {
        return visitor.send(
                        link,
                        Map.of(
                                "email", email,
                                "password", Visitor.PASSWORD,
                                "password_again", Visitor.PASSWORD))
                .statusCode();
    }
}
