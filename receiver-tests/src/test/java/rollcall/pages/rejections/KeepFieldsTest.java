package rollcall.pages.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Keeping several ignored fields at once, from the page Rejected and from pages of fields. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeepFieldsTest {
    private static final String PAGE = "/p/it/refusals";

    private TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite("none");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void the_form_is_prefilled_from_the_name_and_from_what_was_sent() {
        ignore("active_users", "number");
        ignore("cpuCores", "number");
        ignore("total_memory", "number");
        ignore("dark_mode", "flag");
        ignore("lib_version", "text");

        String form = form(site.superuser(), "active_users", "cpuCores", "total_memory", "dark_mode", "lib_version");

        assertThat(form)
                .contains("Keep these 5 fields", "37 → 11–50", "about\u00a06\u00a0GB → 4–8GB", "sent as number")
                .contains("value=\"Active users\"", "value=\"Active users, in ranges: never the exact number.\"")
                .contains("value=\"CPU cores\"", "value=\"Dark mode: yes or no.\"")
                .contains("value=\"Shows which versions we have to support.\"");
        assertThat(chosen(form, "kind")).isEqualTo("bucket");
        assertThat(chosen(form, "kind-3")).isEqualTo("flag");
        assertThat(chosen(form, "kind-4")).isEqualTo("version");
        assertThat(checked(form, "bucket")).isEqualTo("counts");
        assertThat(checked(form, "bucket-1")).isEqualTo("cores");
        assertThat(checked(form, "bucket-2")).isEqualTo("bytes");
    }

    @Test
    void one_press_keeps_all_chosen_fields_and_the_next_report_has_them() throws Exception {
        ignore("active_users", "number");
        ignore("theme", "text");
        Map<String, String> form = with(suggested("active_users", ""), suggested("theme", "-1"));
        form.put("kind-1", "choice");
        form.put("values-1", "dark\nlight");

        HttpResponse<String> answer = keep(site.superuser(), form);

        assertThat(answer.statusCode()).isEqualTo(303);
        String there = answer.headers().firstValue("Location").orElseThrow();
        assertThat(site.superuser().page(there))
                .contains("<strong>active_users and theme</strong> are kept from now on")
                .contains("Stop keeping active_users", "Stop keeping theme", "by ada@example.org")
                .contains(
                        "The next report that has them is kept with them.",
                        "See it on Metrics →",
                        "See it on Environment →")
                .contains("href=\"/p/it/metrics\"", "href=\"/p/it/environment\"");
        assertThat(site.superuser().get(there, "Accept-Language", "de").body())
                .contains(
                        "Der nächste Bericht, der sie enthält,",
                        "Ansehen auf „Metriken“ →",
                        "Ansehen auf „Umgebung“ →");
        UUID instance = UUID.randomUUID();
        site.heartbeat(instance, "1.0", ",\"metrics\":{\"active_users\":37},\"theme\":\"dark\"");
        assertThat(site.kept(instance)).contains("\"active_users\":\"11-50\"", "\"theme\":\"dark\"");
    }

    @Test
    void if_one_is_wrong_none_is_kept_and_everything_typed_stays() throws Exception {
        ignore("active_users", "number");
        ignore("theme", "text");
        Map<String, String> form = with(suggested("active_users", ""), suggested("theme", "-1"));
        form.put("title", "<b>Bold</b>");
        form.put("kind-1", "choice");
        form.put("description-1", "What was \"typed\"");

        HttpResponse<String> answer = keep(site.superuser(), form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("&lt;b&gt;Bold&lt;/b&gt;", "What was &quot;typed&quot;", "List the values that may be kept")
                .containsPattern("(?s)id=\"values-1\".{0,900}class=\"error\"")
                .doesNotContain("<b>Bold</b>");
        assertThat(permitted()).isEmpty();
    }

    @Test
    void a_name_that_somebody_else_kept_meanwhile_is_named_and_the_others_are_kept() throws Exception {
        ignore("users", "number");
        ignore("rooms", "number");
        assertThat(keep(site.superuser(), suggested("users", "")).statusCode()).isEqualTo(303);
        String form = form(site.superuser(), "users", "rooms");
        assertThat(form).contains("<strong>users</strong> is kept already", "Keep <code>rooms</code>");

        HttpResponse<String> answer = keep(site.superuser(), with(suggested("users", ""), suggested("rooms", "-1")));

        assertThat(site.superuser().page(answer.headers().firstValue("Location").orElseThrow()))
                .contains("<strong>rooms</strong> is kept from now on", "<strong>users</strong> is kept already");
        assertThat(permitted()).containsExactlyInAnyOrder("users", "rooms");
    }

    @Test
    void two_superusers_at_the_same_moment_keep_each_field_once() throws Exception {
        List<String> names = IntStream.range(0, 20).mapToObj(i -> "field_" + i).toList();
        names.forEach(name -> ignore(name, "number"));
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            form.putAll(suggested(names.get(i), i == 0 ? "" : "-" + i));
        }
        site.superuser().page(PAGE);

        List<CompletableFuture<HttpResponse<String>>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> keep(site.superuser(), form)))
                .toList();
        for (CompletableFuture<HttpResponse<String>> each : both) {
            assertThat(each.get().statusCode()).isEqualTo(303);
        }

        assertThat(permitted()).hasSize(20).containsAll(names);
    }

    @Test
    void fifty_names_are_kept_at_once_and_more_are_not() {
        List<String> names = IntStream.range(0, 51).mapToObj(i -> "field_" + i).toList();
        names.forEach(name -> ignore(name, "number"));
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            form.putAll(suggested(names.get(i), i == 0 ? "" : "-" + i));
        }

        assertThat(site.superuser().get(PAGE + query(names)).statusCode()).isEqualTo(400);
        assertThat(site.superuser().get(PAGE + query(names.subList(0, 50))).statusCode())
                .isEqualTo(200);
        assertThat(keep(site.superuser(), form).statusCode()).isEqualTo(303);
        assertThat(permitted()).hasSize(50);
        form.putAll(suggested(names.get(50), "-50"));
        assertThat(keep(site.superuser(), form).statusCode()).isEqualTo(400);
    }

    @Test
    void hostile_names_are_neither_offered_nor_kept_nor_repeated_as_markup() {
        for (String name : List.of("<img src=x>", "'';DROP", "a\"b", "x".repeat(200), "with blank", "ümlaut")) {
            ignore(name, "text");
            assertThat(site.superuser().get(PAGE + query(List.of(name))).statusCode())
                    .as(name)
                    .isEqualTo(400);
            assertThat(keep(site.superuser(), suggested(name, "")).statusCode())
                    .as(name)
                    .isEqualTo(404);
        }

        assertThat(site.superuser().page(PAGE)).doesNotContain("<img src=x>", "keep-chosen");
        assertThat(site.superuser().page("/p/it/environment")).doesNotContain("<img src=x>", "Keep these fields");
        assertThat(permitted()).isEmpty();
    }

    @Test
    void metrics_and_environment_name_what_is_ignored_also_while_they_are_empty() throws Exception {
        ignore("users", "number");
        ignore("rooms", "number");
        for (String name : List.of("theme", "mode", "engine", "shell", "skin")) {
            ignore(name, "text");
        }
        assertIgnoredLines();
        site.heartbeat(UUID.randomUUID(), "1.0", "");
        TestSite.await(() -> !site.superuser().page("/p/it/metrics").contains("data-waiting"));
        assertIgnoredLines();
    }

    private void assertIgnoredLines() {
        String metrics = site.superuser().page("/p/it/metrics");
        assertThat(metrics)
                .contains("Sent, but ignored:", "permit=rooms&amp;permit=users#permit", "Keep these fields")
                .doesNotContain("theme");
        assertThat(site.superuser().page("/p/it/environment"))
                .contains("<code>engine</code>", "and 2 more")
                .doesNotContain("<code>users</code>");
        assertThat(site.maintainer().page("/p/it/metrics"))
                .contains("Sent, but ignored:", "<code>users</code>", "A superuser can keep them")
                .doesNotContain("permit=");
    }

    @Test
    void in_test_mode_metrics_and_environment_wait_for_the_first_report_with_a_kept_field() throws Exception {
        site.heartbeat(UUID.randomUUID(), "1.0", ",\"users\":37,\"dark_mode\":true");
        TestSite.await(() -> site.superuser().page("/p/it/metrics").contains("permit=users"));
        TestSite.await(() -> !site.superuser().page("/p/it/metrics").contains("data-waiting"));
        Map<String, String> form = with(suggested("users", ""), suggested("dark_mode", "-1"));
        form.put("kind-1", "flag");
        keep(site.superuser(), form);
        assertThat(site.superuser().page("/p/it/metrics")).doesNotContain("data-waiting");

        site.superuser().send("/p/it/product-settings", "/p/it/product-settings/test-mode", Map.of("what", "begin"));
        for (String page : List.of("/p/it/metrics", "/p/it/environment")) {
            assertThat(site.superuser().page(page)).as(page).contains("data-waiting");
        }
        site.heartbeat(UUID.randomUUID(), "1.0", ",\"users\":37,\"dark_mode\":true");
        for (String page : List.of("/p/it/metrics", "/p/it/environment")) {
            TestSite.await(() -> !site.superuser().page(page).contains("data-waiting"));
            assertThat(site.superuser().page(page))
                    .as(page)
                    .contains("A title")
                    .doesNotContain("No instance has reported");
        }
    }

    @Test
    void a_field_that_is_kept_leaves_the_line_and_a_german_reader_finds_it_in_german() {
        ignore("users", "number");
        assertThat(site.superuser()
                        .get("/p/it/metrics", "Accept-Language", "de")
                        .body())
                .contains("Gesendet, aber ignoriert:", "Dieses Feld behalten");
        keep(site.superuser(), suggested("users", ""));
        assertThat(site.superuser().page("/p/it/metrics")).doesNotContain("Sent, but ignored:");
    }

    private HttpResponse<String> keep(Visitor visitor, Map<String, String> form) {
        return visitor.send(PAGE, PAGE + "/permit", form);
    }

    private static String form(Visitor visitor, String... names) {
        return visitor.page(PAGE + query(List.of(names)));
    }

    private static String query(List<String> names) {
        return names.stream()
                .map(name -> "permit=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static Map<String, String> suggested(String name, String suffix) {
        return Map.of(
                "name" + suffix, name,
                "kind" + suffix, "bucket",
                "bucket" + suffix, "counts",
                "title" + suffix, "A title",
                "description" + suffix, "What it tells.",
                "reason" + suffix, "Why we ask.");
    }

    private static Map<String, String> with(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private static String chosen(String page, String select) {
        String options = Visitor.between(page, "<select id=\"" + select + "\"", "</select>");
        return options.replaceAll("(?s).*<option value=\"([a-z_]+)\"[^>]*selected.*", "$1");
    }

    private static String checked(String page, String radio) {
        return page.replaceAll("(?s).*name=\"" + radio + "\" value=\"([a-z]+)\" checked.*", "$1");
    }

    private List<String> permitted() {
        return Sql.column(site.server(), "SELECT name FROM permitted_field");
    }

    private void ignore(String name, String kind) {
        Sql.execute(
                site.server(),
                "INSERT INTO dropped_count SELECT product_id, current_date, $q$%s$q$, '%s', 'name not permitted', 3 FROM product"
                        .formatted(name, kind));
    }
}
