package rollcall.pages.rejections;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.browser.Chromium;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The task as a person does it: from Metrics to two fields of one's own, and back from one of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeepFieldsBrowserTest {
    @Test
    void two_ignored_fields_are_kept_from_metrics_and_one_is_stopped_again() throws Exception {
        try (TestSite site = new TestSite("none");
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            String sent = ",\"metrics\":{\"active_users\":37,\"rooms\":3}";
            site.heartbeat(UUID.randomUUID(), "1.0", sent);
            TestSite.await(() -> site.superuser().page("/p/it/metrics").contains("permit=active_users"));
            Page page = browser.newPage(new Browser.NewPageOptions().setLocale("en"));
            open(page, site, "/login");
            page.getByLabel("E-mail").fill(Visitor.EMAIL);
            page.getByLabel("Password").fill(Visitor.PASSWORD);
            page.getByLabel("Password").press("Enter");
            page.waitForURL(url -> !url.contains("/login"));

            open(page, site, "/p/it/metrics");
            click(page, AriaRole.LINK, "Keep these fields");
            assertThat(page.locator("#values")).isHidden();
            assertThat(page.getByText("37 → 11–50").first()).isVisible();
            page.locator("#kind").selectOption("choice");
            assertThat(page.locator("#values")).isVisible();
            assertThat(page.getByText("37 → 11–50").first()).isHidden();
            page.locator("#kind").selectOption("bucket");
            click(page, AriaRole.BUTTON, "Keep these fields");
            assertThat(page.getByText("are kept from now on")).isVisible();

            site.heartbeat(UUID.randomUUID(), "1.0", sent);
            TestSite.await(() -> site.superuser().page("/p/it/metrics").contains("Active users"));
            open(page, site, "/p/it/metrics");
            Assertions.assertThat(page.locator("main").innerText()).contains("Active users", "Rooms");

            open(page, site, "/p/it/refusals");
            click(page, AriaRole.LINK, "Stop keeping rooms");
            assertThat(page.getByLabel("Type rooms to delete")).isHidden();
            click(page, AriaRole.BUTTON, "Stop keeping");
            assertThat(page.getByText("is ignored from now on")).isVisible();
            open(page, site, "/p/it/metrics");
            Assertions.assertThat(page.locator("main").innerText())
                    .contains("Active users")
                    .doesNotContain("Rooms");
        }
    }

    private static void open(Page page, TestSite site, String path) {
        page.navigate(TestServer.at(site.server(), path).toString());
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
