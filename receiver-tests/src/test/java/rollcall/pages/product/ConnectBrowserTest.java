package rollcall.pages.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.browser.Chromium;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectBrowserTest {
    @Test
    void the_open_page_notices_the_first_heartbeat_by_itself_and_a_search_narrows_the_list_as_it_is_typed()
            throws Exception {
        try (TestSite site = new TestSite("none");
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            Page page = browser.newPage(new Browser.NewPageOptions().setLocale("en"));
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (List.of("error", "warning").contains(message.type())) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            logIn(page, site);

            page.navigate(TestServer.at(site.server(), "/p/it/connect").toString());
            assertThat(page.getByText("Waiting for the first heartbeat…")).isVisible();
            Assertions.assertThat(page.evaluate("() => { const asking = document.querySelector('#arrival');"
                            + "asking.classList.add('htmx-request'); return getComputedStyle(asking).opacity; }"))
                    .as("what asks every two seconds is readable while it asks")
                    .isEqualTo("1");
            UUID instance = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
            site.heartbeat(instance, "0.1.0", "");
            assertThat(page.getByText("Heartbeat from 5b1f0a9e…")).isVisible();

            site.heartbeat(UUID.fromString("a0000000-6c1d-4c8e-9d53-0f6f4f1f7a10"), "0.2.0", "");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Instances"))
                    .click();
            assertThat(page.getByText("2 instances have reported so far.")).isVisible();
            page.getByLabel("Search").fill("5b1f");
            assertThat(page.getByText("1 of 2 instances has this in its identifier or version."))
                    .isVisible();
            Assertions.assertThat(page.url()).contains("q=5b1f");
            Assertions.assertThat(complaints).isEmpty();
        }
    }

    @Test
    void a_page_that_has_nothing_to_show_fills_by_itself_when_something_has_come() throws Exception {
        try (TestSite site = new TestSite("penpot");
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright)) {
            Page page = browser.newContext(new Browser.NewContextOptions().setLocale("en"))
                    .newPage();
            logIn(page, site);
            page.navigate(TestServer.at(site.server(), "/p/it/overview").toString());
            assertThat(page.getByText("No heartbeat has arrived yet")).isVisible();
            Page events = page.context().newPage();
            events.navigate(TestServer.at(site.server(), "/p/it/events").toString());
            assertThat(events.getByText("No event has arrived yet")).isVisible();

            site.heartbeat(UUID.randomUUID(), "2.1", "");
            site.events(UUID.randomUUID(), "2.1", "{\"name\":\"open-file\"}");

            LocatorAssertions.IsVisibleOptions patient = new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);
            page.bringToFront();
            assertThat(page.getByText("Active today")).isVisible(patient);
            events.bringToFront();
            assertThat(events.getByText("open-file").first()).isVisible(patient);
        }
    }

    private static void logIn(Page page, TestSite site) {
        page.navigate(TestServer.at(site.server(), "/login").toString());
        page.getByLabel("E-mail").fill(Visitor.EMAIL);
        page.getByLabel("Password").fill(Visitor.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
    }
}
