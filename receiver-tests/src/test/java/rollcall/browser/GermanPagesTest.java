package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader in Germany sees: German, German numbers and dates, and nothing that is cut off because German is longer. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GermanPagesTest {
    private static final String GERMANY = "de-DE";

    /** With an error, and with what is open or chosen. Below the demo's product, or of the whole site. */
    private static final List<String> PAGES = List.of(
            "overview",
            "overview?range=30&compare=before",
            "versions",
            "versions?find=1&unit=count",
            "coverage",
            "metrics",
            "environment",
            "environment?view=time",
            "instances",
            "instances?lane=all&q=1",
            "upgrades",
            "performance",
            "reach",
            "advisories",
            "support",
            "errors",
            "retention",
            "plugins",
            "plugins/plugin?name=eventyay.plugins.paypal",
            "release-health",
            "release-health?release=3.0.0",
            "explore",
            "explore?rows=os_family&view=trend",
            "events",
            "events?compare=before&range=30",
            "events?prefix=order.&os_family=Linux",
            "events/event?name=order.placed",
            "events/event?name=order.placed&range=30&os_family=Linux&compare=before",
            "events/event?name=badge.printed&os_family=nowhere",
            "funnels",
            "funnels?steps=event.created&steps=order.placed&steps=order.placed",
            "funnels?steps=event.created&steps=order.placed&steps=event.created&steps=nothing.known&range=30&compare=before",
            "annotations",
            "connect",
            "upload",
            "refusals",
            "refusals?range=30&compare=before",
            "refusals?permit=video_rooms_enabled",
            "overview?range=nonsense",
            "nothing",
            "keys",
            "fields",
            "product-settings",
            "mapping",
            "mapping?example=syncthing",
            "/",
            "/accounts",
            "/audit",
            "/audit?name=nothing",
            "/help",
            "/jobs",
            "/password",
            "/products/new",
            "/settings/telemetry",
            "/settings/telemetry?wire=eventyay&level=detailed",
            "/settings/telemetry?wire=penpot&level=base",
            "/settings/telemetry/saved");

    /** All pages have the same elements in English, in which axe sees each of them. */
    private static final List<String> SEEN_BY_AXE = List.of(
            "overview?range=30&compare=before",
            "versions",
            "instances?lane=all&q=1",
            "events/event?name=order.placed",
            "refusals",
            "/jobs",
            "/settings/telemetry");

    /** The texts that people read, but for names of code, and what senders and the demo's people chose. */
    private static final String TEXTS = """
            () => [...document.querySelectorAll("body *")]
              .filter((each) => !each.closest("code, kbd, pre, script, noscript, [lang=en], .event-name, .written, form.languages, .side-about, .print-line"))
              .flatMap((each) => [
                ...[...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent),
                ...["title", "aria-label", "placeholder", "aria-description", "aria-valuetext"].map((name) => each.getAttribute(name) ?? ""),
              ])
              .map((text) => text.replace(/Released instances|service[.]instance[.]id|The exported list of attendees.*/, "").trim())
              .filter((text) => /\\b(the|of|and|with|without|from|which|this|that|is|are|were|has|have|days?|instances?|no|not|or|more|show|each)\\b/i.test(text))""";

    /** What is wider than the window without a box of its own that scrolls, and texts that are cut off. */
    private static final String CUT = """
            () => {
              const cut = [...document.querySelectorAll("h1, h2, h3, button, a.button, label, .tile-name, .tile-change, .tabs a, .ranges a, nav a, th, .chips li")]
                .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible")
                .map((each) => each.textContent.trim());
              return document.documentElement.scrollWidth > innerWidth ? ["the page", ...cut] : cut;
            }""";

    @Test
    void no_page_has_an_english_word_left_and_nothing_is_cut_off_on_a_phone(DemoSite site) {
        List<String> left = new ArrayList<>();
        try (Tab tab = site.tab(DemoSite.Look.NARROW, GERMANY)) {
            for (String path : PAGES) {
                Page page = tab.open(address(path));
                left.addAll(english(page));
                ((List<?>) page.evaluate(CUT)).forEach(text -> left.add(path + " cuts off: " + text));
            }
            left.addAll(english(tab.open(instance(tab))));
            tab.open(Tab.DEMO + "keys").locator("a[href*='revoke=']").first().click();
            left.addAll(english(tab.page()));
        }
        try (Tab tab = site.tabOfStranger(GERMANY)) {
            left.addAll(english(tab.open("/login")));
        }
        assertThat(left).isEmpty();
    }

    @Test
    void what_the_sender_says_has_no_english_word_left(DemoSite site) {
        List<String> left = new ArrayList<>();
        try (Tab tab = site.tab(DemoSite.Look.LIGHT, GERMANY)) {
            Page page = tab.open("/settings/telemetry");
            page.locator("[name=level][value=detailed]").check();
            page.locator("#endpoint").fill("http://127.0.0.1:9");
            page.locator("[name=audit]").check();
            page.locator("#settings button.primary").click();
            page.waitForURL("**/settings/telemetry?saved");
            left.addAll(english(page));
            page.locator("form[action*='telemetry/send'] button").click();
            assertThat(page.locator(".notice[role=status]").innerText()).startsWith("Nicht gesendet: ");
            assertThat(page.locator(".sends tbody").innerText()).contains("Verbindung abgelehnt");
            left.addAll(english(page));
            page.locator("#off [name=empty]").check();
            page.locator("#off button").click();
            assertThat(page.locator(".notice[role=status]").innerText()).startsWith("Telemetrie ist aus: ");
            left.addAll(english(page));
            left.addAll(english(tab.open("/audit")));
        }
        assertThat(left).isEmpty();
    }

    private static String address(String path) {
        return path.startsWith("/") ? path : Tab.DEMO + path;
    }

    /** The address of an instance. */
    private static String instance(Tab tab) {
        return tab.open(Tab.DEMO + "instances")
                .locator("tbody a[href*='/instances/']")
                .first()
                .getAttribute("href");
    }

    private static List<String> english(Page page) {
        assertThat(page.getAttribute("html", "lang")).isEqualTo(GERMANY);
        return ((List<?>) page.evaluate(TEXTS))
                .stream().map(text -> page.url() + ": " + text).toList();
    }

    @Test
    void numbers_and_dates_have_their_german_form_in_texts_tables_and_charts(DemoSite site) {
        try (Tab tab = site.tab(DemoSite.Look.LIGHT, GERMANY)) {
            Page page = tab.open(Tab.DEMO + "overview?range=30");
            String day = page.locator("#presence tbody th time").first().textContent();
            assertThat(day).matches("\\d\\d\\.\\d\\d\\.20\\d\\d");
            assertThat(page.locator("#presence tbody th time").first().getAttribute("datetime"))
                    .matches("20\\d\\d-\\d\\d-\\d\\d");
            assertThat(page.locator("#presence tbody td.n data").allTextContents())
                    .allMatch(number -> number.matches("\\d{1,3}(\\.\\d{3})*"));
            page.locator("#presence .chart-canvas").focus();
            page.keyboard().press("Home");
            assertThat(page.locator(".chart-tip").innerText()).contains(day);
            assertThat(page.locator("#see-30").innerText()).isEqualTo("30 Tage");

            assertThat(tab.open(Tab.DEMO + "versions").locator("main").innerText())
                    .containsPattern("\\d\u00a0%");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void axe_finds_nothing(DemoSite site) {
        List<String> found = new ArrayList<>();
        try (Tab tab = site.tab(DemoSite.Look.NARROW, GERMANY)) {
            for (String path : SEEN_BY_AXE) {
                Page page = tab.open(address(path));
                Axe.load(page);
                Axe.found(page, Axe.ALL).forEach(fault -> found.add(path + ": " + fault));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void the_switch_at_the_foot_changes_the_language_and_stays_on_the_page_without_scripts_too(DemoSite site) {
        for (Tab tab : List.of(site.tab(), site.withoutScripts())) {
            try (tab) {
                tab.page().navigate(Tab.DEMO + "instances?q=1");
                tab.page().locator("form.languages button").click();
                tab.page().waitForURL("**/instances?q=1");
                assertThat(tab.page().locator("h1").innerText()).isEqualTo("Welche Instanzen wurden gesehen?");
                tab.page().locator("form.languages button").click();
                tab.page().waitForURL("**/instances?q=1");
                assertThat(tab.page().locator("h1").innerText()).isEqualTo("Which instances have been seen?");
            }
        }
    }
}
