package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.MappedSite;
import rollcall.support.Sql;
import rollcall.support.TestProducts;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TestConsent;

/** The page Mapping: what superusers save, what is wrong with it, what somebody else saved, and what would be kept of a body. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappingPageTest {
    private static final String PAGE = "/p/it/mapping";
    private static final String TEXT = "# by hand\ninstance: /id\nfields:\n  users: /n/users\n";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private static TestSite site;
    private static Visitor superuser;

    @BeforeAll
    static void open() {
        site = new TestSite("none");
        superuser = site.superuser();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void nothing() {
        Sql.execute(site.server(), "DELETE FROM mapping");
        Sql.execute(site.server(), "DELETE FROM audit_log");
    }

    @Test
    void a_saved_mapping_is_shown_as_it_was_written_with_the_address_and_is_in_the_audit_log() {
        assertThat(superuser.page(PAGE)).contains("A mapping lets a sender").doesNotContain("/ingest/mapped/it");
        try (TestProducts database = TestProducts.at(site.server().databaseUrl())) {
            TestConsent.agree(database, TelemetryLevel.OFF, Protocol.ROLLCALL, true);
        }

        HttpResponse<String> saved = save(Map.of("definition", TEXT.replace("\n", "\r\n")));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).hasValue(PAGE + "?saved");
        assertThat(superuser.page(PAGE + "?saved"))
                .contains("Saved.", "# by hand", "users: /n/users", "/ingest/mapped/it<", "Saved by " + Visitor.EMAIL);
        assertThat(Sql.column(site.server(), "SELECT definition FROM mapping")).containsExactly(TEXT);
        assertThat(Sql.column(site.server(), "SELECT name FROM audit_log")).contains("mapping-saved");
        assertThat(superuser.page("/audit")).contains("Saved a mapping");
        assertThat(save(Map.of("definition", "  ")).statusCode()).isEqualTo(303);
        assertThat(superuser.page(PAGE)).contains("A mapping lets a sender");
    }

    @Test
    void a_wrong_one_is_shown_again_with_line_and_column_and_changes_nothing() {
        save(Map.of("definition", TEXT));

        HttpResponse<String> wrong = save(Map.of("definition", TEXT.replace("/n/users", "n<b>")));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Line 4, column 3: A pointer begins with /", "users: n&lt;b&gt;")
                .doesNotContain("n<b>");
        assertThat(Sql.column(site.server(), "SELECT definition FROM mapping")).containsExactly(TEXT);
        assertThat(save(Map.of("definition", "x".repeat(30_001))).statusCode()).isEqualTo(422);
        assertThat(save(Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void the_second_of_two_superusers_is_shown_what_the_first_one_saved() {
        String opened = version(superuser.page(PAGE));
        save(Map.of("definition", "instance: /first\n"));

        HttpResponse<String> second = superuser.send(PAGE, Map.of("definition", TEXT, "version", opened));

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body())
                .contains("Somebody else saved the mapping meanwhile", Visitor.EMAIL + " saved this meanwhile")
                .contains("instance: /first", "users: /n/users");
        assertThat(Sql.column(site.server(), "SELECT definition FROM mapping")).containsExactly("instance: /first\n");
        assertThat(superuser
                        .send(PAGE, Map.of("definition", TEXT, "version", version(second.body())))
                        .statusCode())
                .isEqualTo(303);
        assertThat(Sql.column(site.server(), "SELECT definition FROM mapping")).containsExactly(TEXT);
        for (String strange : List.of("", "-1", "x", "99999999999")) {
            assertThat(superuser
                            .send(PAGE, Map.of("definition", "instance: /x", "version", strange))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void of_several_who_save_at_the_same_moment_one_is_saved_and_the_others_are_told() {
        for (String before : List.of("0", "1")) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> superuser
                            .send(PAGE, Map.of("definition", "instance: /by" + i, "version", before))
                            .statusCode()))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join))
                    .containsOnlyOnce(303)
                    .containsOnly(303, 422);
        }
        assertThat(Sql.column(site.server(), "SELECT version FROM mapping")).containsExactly("2");
    }

    @Test
    void a_pasted_body_shows_what_would_be_kept_and_nothing_of_it_is_stored_or_comes_back() throws IOException {
        String example = textarea(superuser.page(PAGE + "?example=home-assistant"));
        assertThat(example).contains("custom_integrations: {list: /custom_integrations, name: /domain}");

        String page = preview(example, MappedSite.body("home-assistant.json"));

        assertThat(page)
                .contains(
                        "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "2024.1.5", "name not permitted", "<code>addons</code>")
                .contains("No pointer leads to:", "<code>recorder</code>", "<code>certificate</code>")
                .doesNotContain("core_mosquitto", "greta@example.org", "rpi4-64");
        assertThat(Sql.column(site.server(), "SELECT 1 FROM mapping")).isEmpty();
        assertThat(Sql.column(site.server(), "SELECT 1 FROM instance")).isEmpty();
        assertThat(preview(TEXT, "{\"id\":\"secret-name\",\"more\":{\"203.0.113.77\":1}}"))
                .contains("Heartbeat of the instance")
                .doesNotContain("secret-name", "203.0.113.77");
    }

    @Test
    void a_body_or_a_mapping_that_is_wrong_is_told_so() {
        assertThat(preview(TEXT, "{\n\"id\": }")).contains("invalid_json, in line 2, column");
        assertThat(preview(TEXT, "{}")).contains("missing_required_fields: instance");
        assertThat(preview(TEXT, "")).contains("missing_body");
        assertThat(preview("each: /b\n" + TEXT, "{\"b\":[{\"id\":\"a\"},{}]}"))
                .contains("Rejected reports in it", "missing_required_fields: instance</code> (1)");
        assertThat(preview("instance: id", "{}")).contains("Line 1, column 1: A pointer begins with /");
        assertThat(superuser.send(PAGE, PAGE + "/preview", Map.of()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void only_superusers_open_it_and_an_unknown_example_is_rejected() {
        assertThat(site.maintainer().get(PAGE).statusCode()).isEqualTo(403);
        assertThat(site.maintainer().page("/p/it/connect")).doesNotContain(PAGE);
        assertThat(superuser.page("/p/it/connect")).contains(PAGE);
        assertThat(superuser.get(PAGE + "?example=nothing").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> save(Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        fields.put("version", version(superuser.page(PAGE)));
        return superuser.send(PAGE, fields);
    }

    private String preview(String definition, String body) {
        HttpResponse<String> answer =
                superuser.send(PAGE, PAGE + "/preview", Map.of("definition", definition, "body", body, "version", "0"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String textarea(String page) {
        Matcher text = Pattern.compile("<textarea id=\"definition\"[^>]*>(.*?)</textarea>", Pattern.DOTALL)
                .matcher(page);
        assertThat(text.find()).isTrue();
        return text.group(1)
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<");
    }

    private static String version(String page) {
        Matcher version = VERSION.matcher(page);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
