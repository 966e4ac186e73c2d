package rollcall.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import rollcall.Wiring;
import rollcall.support.TestServer;

/** The first visit to a new installation in a browser. It counts clicks, typed fields and seconds. */
final class FirstVisit implements AutoCloseable {
    static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final long MOST_SECONDS = 180;

    private final Wiring server = TestServer.start();
    private final Playwright playwright = Chromium.playwright();
    private final Browser browser = Chromium.launch(playwright);
    private final Tab tab;
    private final long began;
    private int clicks;
    private int fields;

    FirstVisit() {
        tab = new Tab(browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + server.port())
                .setLocale(DemoSite.LOCALE)
                .setPermissions(List.of("clipboard-read", "clipboard-write"))));
        began = System.nanoTime();
    }

    Page page() {
        return tab.page();
    }

    int port() {
        return server.port();
    }

    /** Opens the printed link and makes the first account: one click, three fields. */
    void createAccount() {
        page().navigate(server.setupPath().orElseThrow());
        fill("E-mail", "ada@example.org");
        fill("Password", "correct horse battery");
        fill("Repeat password", "correct horse battery");
        click(page().locator("main form button"));
        page().waitForURL(url -> !url.contains("/setup"));
    }

    /** Names the program and says what it is. A program of one's own is chosen from the start. */
    void addProduct(String name, String slug, String preset) {
        fill("Name", name);
        Locator choice = page().locator("input[name=preset][value=" + preset + "]");
        if (!choice.isChecked()) {
            click(choice);
        }
        click(page().locator("main form button"));
        page().waitForURL("**/p/" + slug + "/connect");
    }

    /** What the clipboard holds after the button beside some code was pressed. */
    String copy(String code) {
        click(page().locator("[data-copy=" + code + "]"));
        assertThat(page().getByText("Copied")).isVisible();
        return (String) page().evaluate("() => navigator.clipboard.readText()");
    }

    /** Waits until the open page lists a request with a text by itself. */
    void seesRequest(String text) {
        Locator rows = page().locator("#last-requests tbody tr", new Page.LocatorOptions().setHasText(text));
        assertThat(rows.first()).isVisible(PATIENT);
    }

    /** Waits until the open page names the heartbeat of an instance by itself. */
    void seesHeartbeat(String instance, String version) {
        Locator notice = page().locator("#arrival .notice.good");
        assertThat(notice).containsText(instance.substring(0, 8));
        assertThat(notice).containsText("version " + version);
    }

    void seesTheFirstInstanceOnOverview() {
        click(page().getByText("See it on Overview"));
        page().waitForURL("**/overview");
        Locator tile = page().locator(".tile", new Page.LocatorOptions().setHasText("Active today"));
        assertThat(tile).isVisible(PATIENT);
        assertThat(tile).containsText("1");
    }

    void click(Locator button) {
        button.first().click();
        clicks++;
    }

    /** Prints what was counted, which must not be more than this. The browser must not have complained either. */
    void report(String of, int mostClicks, int mostFields) {
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        System.out.println(
                "The first ten minutes of " + of + ": " + clicks + " clicks, " + fields + " fields, " + seconds + " s");
        Assertions.assertThat(clicks).isLessThanOrEqualTo(mostClicks);
        Assertions.assertThat(fields).isLessThanOrEqualTo(mostFields);
        Assertions.assertThat(seconds).isLessThan(MOST_SECONDS);
        Assertions.assertThat(tab.complaints()).isEmpty();
    }

    private void fill(String label, String text) {
        page().getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        fields++;
    }

    @Override
    public void close() {
        tab.close();
        browser.close();
        playwright.close();
        server.close();
    }
}
