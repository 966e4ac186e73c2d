package rollcall.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestServer;

/** From the set-up link to a tile that counts the first instance of a program of one's own, counted in clicks, fields and seconds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FirstTenMinutesTest {
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private int clicks;
    private int fields;

    @Test
    void from_the_link_to_a_tile_with_the_first_instance_in_a_few_clicks() throws Exception {
        try (Wiring server = TestServer.start();
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright);
                Tab tab = new Tab(browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + server.port())
                        .setLocale(DemoSite.LOCALE)
                        .setPermissions(List.of("clipboard-read", "clipboard-write"))))) {
            Page page = tab.page();
            long began = System.nanoTime();
            page.navigate(server.setupPath().orElseThrow());
            fill(page, "E-mail", "ada@example.org");
            fill(page, "Password", "correct horse battery");
            fill(page, "Repeat password", "correct horse battery");
            click(page.locator("main form button"));
            page.waitForURL(url -> !url.contains("/setup"));

            fill(page, "Name", "My Program");
            click(page.locator("main form button"));
            page.waitForURL("**/p/my-program/connect");
            assertThat(page.getByText("No request has come")).isVisible();

            click(page.locator("[data-copy=curl-code]"));
            assertThat(page.getByText("Copied")).isVisible();
            String curl = (String) page.evaluate("() => navigator.clipboard.readText()");
            int clicksToCopy = clicks;
            Assertions.assertThat(curl).doesNotContain("YOUR_KEY").contains("X-API-Key: rc_");
            Assertions.assertThat(page.url()).doesNotContain("rc_");

            Assertions.assertThat(run(curl.replaceFirst("rc_[a-z0-9]{8}_", "rc_wrong000_")))
                    .contains("unauthorized");
            assertThat(row(page, "unauthorized")).isVisible(PATIENT);
            Assertions.assertThat(run(curl)).contains("heartbeat_recorded");
            assertThat(row(page, "kept")).isVisible(PATIENT);

            click(page.getByText("See it on Overview"));
            page.waitForURL("**/p/my-program/overview");
            assertThat(page.getByText("Active today")).isVisible(PATIENT);
            assertThat(page.locator(".tile", new Page.LocatorOptions().setHasText("Active today")))
                    .containsText("1");
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

            System.out.println("The first ten minutes: " + clicks + " clicks, " + clicksToCopy
                    + " of them to the copied curl, " + fields + " fields, " + seconds + " s");
            Assertions.assertThat(clicks).isLessThanOrEqualTo(4);
            Assertions.assertThat(fields).isLessThanOrEqualTo(4);
            Assertions.assertThat(tab.complaints()).isEmpty();
            page.navigate("/p/my-program/connect");
            Assertions.assertThat(page.locator("#curl-code").innerText()).contains("YOUR_KEY");
        }
    }

    private static Locator row(Page page, String text) {
        return page.locator("#last-requests tbody tr", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    private void fill(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        fields++;
    }

    private void click(Locator button) {
        button.first().click();
        clicks++;
    }

    /** What a shell prints that runs these lines. */
    private static String run(String lines) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", lines).redirectErrorStream(true);
        shell.environment().put("no_proxy", "127.0.0.1,localhost");
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes());
        Assertions.assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
