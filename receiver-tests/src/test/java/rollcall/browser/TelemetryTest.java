package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TelemetryTest {
    private static final String PAGE = "/settings/telemetry";

    @Test
    void without_scripts_it_is_switched_on_and_off_and_the_audit_log_says_who_did_that(DemoSite site) {
        try (Tab tab = site.withoutScripts()) {
            Page page = tab.page();
            page.navigate(PAGE);
            page.getByLabel("Detailed").check();
            page.getByLabel("Keep the local audit log").check();
            press(page, "Save");
            page.waitForURL("**" + PAGE + "?saved");
            assertThat(page.locator(".headline").innerText()).startsWith("Nothing by itself.");

            Download file = page.waitForDownload(() -> press(page, "Save report to a file"));
            assertThat(file.suggestedFilename()).matches("rollcall-report-\\d{4}-\\d\\d-\\d\\d\\.ndjson");
            assertThat(file.path()).content().contains("\"door\":\"/ingest/heartbeat\"");

            page.locator("#preview").getByText("Penpot").click();
            page.waitForURL("**wire=penpot**");
            assertThat(page.locator("#preview").innerText()).contains("telemetry-legacy-report");

            page.getByLabel("Empty the outbox").check();
            press(page, "Switch telemetry off");
            assertThat(page.locator("[role=status]").innerText()).contains("Telemetry is off");

            page.navigate("/audit");
            page.locator("#name").fill("settings-*");
            press(page, "Filter");
            page.waitForURL("**name=settings-**");
            assertThat(page.locator("#main tbody th").allInnerTexts())
                    .allMatch(name -> name.contains("settings-changed"));
            page.locator("td summary").first().click();
            PlaywrightAssertions.assertThat(page.locator("td pre").first()).isVisible();
            assertThat(page.locator("td pre").first().innerText()).contains("\"level\": \"off\"");
        }
    }

    @Test
    void what_would_leave_otherwise_is_seen_without_losing_what_was_typed(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(PAGE);
            page.getByLabel("Endpoint").fill("https://typed.example.org");
            page.locator("#preview").getByText("OTLP").click();
            page.waitForURL("**wire=otlp**");

            PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("base_telemetry.first_seen");
            assertThat(page.getByLabel("Endpoint").inputValue()).isEqualTo("https://typed.example.org");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
