package rollcall.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** What superusers decide about what is kept, with the mouse and the keyboard: one test for each task. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldTasksTest {
    private static Playwright playwright;
    private static Browser browser;

    private final Wiring server = TestServer.start();
    private Visitor superuser;
    private String key;
    private Tab tab;

    @BeforeAll
    static void launch() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void open() {
        superuser = Visitor.superuser(server);
        superuser.send("/products/new", Map.of("name", "It", "slug", "it", "preset", "eventyay"));
        key = Visitor.between(
                superuser.send("/p/it/keys", Map.of("label", "")).body(), "<code id=\"issued\">", "</code>");
        String site = "http://127.0.0.1:" + server.port();
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(site).setLocale(DemoSite.LOCALE));
        context.addCookies(List.of(new Cookie("rollcall_session", superuser.cookie("rollcall_session")).setUrl(site)));
        tab = new Tab(context);
        tab.page().setDefaultTimeout(10_000);
    }

    @AfterEach
    void close() {
        tab.close();
        server.close();
    }

    @Test
    void a_field_is_kept_stopped_again_and_deleted_with_its_history_by_its_name() throws Exception {
        Assertions.assertThat(heartbeat("\"rooms\":37")).contains("\"ignored\":[\"rooms\"]");
        Page page = tab.page();
        TestSite.await(() -> superuser.page("/p/it/refusals").contains("permit=rooms"));
        page.navigate("/p/it/refusals");
        page.locator("a[href*='permit=rooms']").first().click();
        button("Keep this field").click();
        assertThat(page.locator(".notice.good")).containsText("rooms");
        Assertions.assertThat(heartbeat("\"rooms\":37")).doesNotContain("ignored");

        page.getByText("Stop keeping rooms").first().click();
        page.getByLabel("Delete it at once").check();
        page.locator("#typed").fill("room");
        button("Stop keeping").click();
        assertThat(page.locator("#typed-wrong")).containsText("Type the name of the field");
        page.locator("#typed").fill("rooms");
        button("Stop keeping").click();

        assertThat(page.locator(".notice[role=status]").first()).containsText("rooms");
        Assertions.assertThat(heartbeat("\"rooms\":37")).contains("\"ignored\":[\"rooms\"]");
    }

    @Test
    void a_field_of_the_preset_is_ended_after_a_look_at_what_that_does() throws Exception {
        Page page = tab.page();
        page.navigate("/p/it/fields");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("Change orders_bucket")
                                .setExact(true))
                .click();
        page.getByLabel("Owner").fill("Sales");
        page.getByLabel("Ignored from this day on")
                .fill(LocalDate.now(ZoneOffset.UTC).toString());
        button("Show what it does").click();
        assertThat(page.locator("#change .notice")).containsText("From now on it is ignored");
        assertThat(page.locator("#change .notice")).containsText("Nothing is saved yet");
        Assertions.assertThat(heartbeat("\"orders_bucket\":37")).doesNotContain("ignored");

        button("Save").click();

        assertThat(page.locator(".notice.good")).containsText("Saved.");
        assertThat(row("orders_bucket")).containsText("Sales");
        assertThat(row("orders_bucket")).containsText("was kept until");
        Assertions.assertThat(heartbeat("\"orders_bucket\":37")).contains("\"ignored\":[\"orders_bucket\"]");
    }

    @Test
    void a_body_that_is_pasted_beside_a_mapping_shows_what_would_be_kept() {
        Page page = tab.page();
        page.navigate("/p/it/mapping");
        page.getByLabel("In YAML").fill("instance: /id\nversion: /v\nfields:\n  os_family: /system\n");
        page.getByLabel("A body that the sender posts")
                .fill("{\"id\":\"" + UUID.randomUUID() + "\",\"v\":\"3.1.0\",\"system\":\"Linux\"}");
        button("See what would be kept").click();
        assertThat(page.locator("#preview")).containsText("Linux");
        assertThat(page.locator("#preview")).containsText("3.1.0");

        page.getByLabel("In YAML").fill("instance: id\n");
        button("Save").click();
        assertThat(page.locator("#definition-wrong")).containsText("Line 1, column 1:");
    }

    @Test
    void test_mode_is_begun_and_its_instances_are_cleared() throws Exception {
        Page page = tab.page();
        page.navigate("/p/it/product-settings");
        button("Begin test mode for an hour").click();
        heartbeat("\"orders_bucket\":37");
        page.navigate("/p/it/product-settings");
        button("Clear the test instance").click();
        assertThat(page.locator(".notice.good")).containsText("One test instance is cleared");
        page.navigate("/p/it/instances?lane=all");
        assertThat(page.locator("main")).not().containsText("3.1.0");
    }

    private Locator button(String name) {
        return tab.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator row(String field) {
        return tab.page()
                .locator("main tbody tr", new Page.LocatorOptions().setHasText(field))
                .first();
    }

    private String heartbeat(String metrics) throws Exception {
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID()
                + "\",\"product_version\":\"3.1.0\",\"metrics\":{" + metrics + "}}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/ingest/heartbeat"))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
