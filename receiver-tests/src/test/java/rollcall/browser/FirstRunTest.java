package rollcall.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestServer;

/** A new installation, from the printed link to the first key, in a real browser. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FirstRunTest {
    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "correct horse battery";

    @Test
    void the_printed_link_leads_to_an_account_a_product_and_a_key_and_out_again() {
        try (Wiring server = TestServer.start();
                Playwright playwright = Chromium.playwright();
                Browser browser = Chromium.launch(playwright);
                Tab tab = new Tab(browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + server.port())
                        .setLocale(DemoSite.LOCALE)
                        .setPermissions(List.of("clipboard-read", "clipboard-write"))))) {
            Page page = tab.page();
            createAccount(page, server.setupPath().orElseThrow());
            addProduct(page);
            String key = issueKey(page);
            revoke(page, key.substring(3, 11));
            logOutAndIn(page);
            Assertions.assertThat(tab.complaints()).allMatch(FirstRunTest::isTheWrongPassword);
        }
    }

    /** Chromium calls every answer of 401 and 422 a failed resource; there are two of them here, and nothing else. */
    private static boolean isTheWrongPassword(String complaint) {
        return complaint.contains("status of 401") || complaint.contains("status of 422");
    }

    /** By the keyboard alone. */
    private static void createAccount(Page page, String link) {
        page.navigate("/");
        assertThat(page.getByText("log")).not().hasCount(0);
        page.navigate(link);
        page.getByLabel("E-mail").focus();
        page.keyboard().type(EMAIL);
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Tab");
        page.keyboard().type("another one, by mistake");
        page.keyboard().press("Enter");
        assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("Repeat password").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/setup"));
    }

    private static void addProduct(Page page) {
        assertThat(page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("Which program will report here?")))
                .isVisible();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Tickets");
        page.getByLabel("Short name").fill("tickets");
        page.locator("input[name=preset][value=eventyay]").check();
        click(page, "Add the product");
        page.waitForURL("**/p/tickets/connect");
        Assertions.assertThat(page.locator("#issued-key").innerText()).matches("rc_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    }

    private static String issueKey(Page page) {
        page.navigate("/p/tickets/keys");
        page.getByLabel("What it is for").fill("all installations");
        click(page, "Issue a key");
        String key = page.locator("#issued").innerText();
        Assertions.assertThat(key).matches("rc_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
        click(page, "Copy");
        assertThat(page.getByText("Copied")).isVisible();
        Assertions.assertThat(page.evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(key);
        page.navigate("/p/tickets/keys");
        Assertions.assertThat(page.content()).doesNotContain(key);
        return key;
    }

    private static void revoke(Page page, String prefix) {
        page.getByLabel("Revoke " + prefix).click();
        page.getByLabel("Type " + prefix + " to revoke it").fill("something else");
        click(page, "Revoke the key");
        assertThat(page.locator("[aria-invalid=true]")).hasCount(1);
        page.getByLabel("Type " + prefix + " to revoke it").fill(prefix);
        click(page, "Revoke the key");
        assertThat(page.getByText("revoked").first()).isVisible();
    }

    private static void logOutAndIn(Page page) {
        click(page, "Log out");
        page.waitForURL("**/login");
        logIn(page, "a wrong password");
        assertThat(page.locator(".error, .notice, [role=alert]").first()).isVisible();
        logIn(page, PASSWORD);
        page.waitForURL("**/p/tickets/overview");
    }

    private static void logIn(Page page, String password) {
        page.getByLabel("E-mail").fill(EMAIL);
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
