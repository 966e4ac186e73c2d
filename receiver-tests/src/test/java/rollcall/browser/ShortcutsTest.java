package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShortcutsTest {
    private static final String FOCUS = "() => document.activeElement.id || document.activeElement.tagName";

    @Test
    void g_and_a_letter_opens_a_page_and_the_range_goes_along(DemoSite site) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("o", "overview?range=30");
        pages.put("m", "metrics?range=30");
        pages.put("e", "environment?range=30");
        pages.put("n", "events?range=30");
        pages.put("v", "versions?range=30");
        pages.put("u", "upgrades?range=30");
        pages.put("p", "plugins?range=30");
        pages.put("a", "reach?range=30");
        pages.put("w", "coverage?range=30");
        pages.put("b", "errors?range=30");
        pages.put("f", "performance?range=30");
        pages.put("t", "retention?range=30");
        pages.put("x", "explore?range=30");
        pages.put("l", "release-health");
        pages.put("d", "advisories");
        pages.put("s", "support");
        pages.put("i", "instances");
        pages.put("r", "refusals");
        pages.put("c", "connect");
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions?range=30");
            pages.forEach((letter, address) -> {
                press(page, "g", letter);
                page.waitForURL("**" + Tab.DEMO + address);
                tab.drawn();
            });
            press(page, "g", "h");
            page.waitForURL(url -> url.endsWith("/overview") || url.endsWith("/"));
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void after_the_range_was_switched_on_the_page_the_new_one_goes_along(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.locator("#ranges").getByText("365 days").click();
            page.waitForURL("**/versions?range=365");
            tab.drawn();
            press(page, "g", "m");
            page.waitForURL("**/metrics?range=365");
        }
    }

    @Test
    void a_slash_leads_to_the_search_of_the_page_or_to_that_of_the_instances(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "events");
            press(page, "/");
            assertThat(page.evaluate(FOCUS)).isEqualTo("find");

            tab.open(Tab.DEMO + "metrics");
            press(page, "/");
            page.waitForURL("**/instances#search");
            page.waitForFunction("() => document.activeElement.type === 'search'");
            press(page, "g", "v", "/", "?");
            assertThat(page.locator("main input[type=search]").inputValue())
                    .as("in a field keys only type")
                    .isEqualTo("gv/?");
            assertThat(list(page).isVisible()).isFalse();
            assertThat(page.url()).contains("/instances");
        }
    }

    @Test
    void a_question_mark_lists_them_and_escape_leads_back_to_where_one_was(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            Locator metrics = page.locator("#pages").getByText("Metrics");
            metrics.focus();
            press(page, "?");
            assertThat(list(page).isVisible()).isTrue();
            assertThat(tab.focused()).isEqualTo("Close");
            assertThat(list(page).innerText()).contains("Versions", "the page's search", "all products");

            press(page, "g", "m");
            press(page, "Escape");
            assertThat(list(page).isVisible()).isFalse();
            assertThat(tab.focused()).isEqualTo("Metrics");
            assertThat(page.url()).as("the list takes the keys").endsWith("/versions");

            page.locator(".side").getByText("Shortcuts").click();
            assertThat(list(page).isVisible()).isTrue();
            list(page).getByText("Close").click();
            assertThat(tab.focused()).isEqualTo("Shortcuts");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_key_that_is_held_with_another_one_or_comes_without_g_opens_nothing(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            page.evaluate("() => document.addEventListener('keydown', (event) => event.preventDefault(), true)");
            press(page, "?");
            assertThat(list(page).isVisible()).as("somebody else took the key").isFalse();

            tab.open(Tab.DEMO + "versions");
            press(page, "m", "g", "Escape", "m", "Control+g", "m", "Alt+/", "g", "Control+m", "m", "g", "z", "m");
            press(page, "?");
            assertThat(list(page).isVisible()).isTrue();
            assertThat(page.url()).endsWith("/versions");
        }
    }

    @Test
    void they_can_be_switched_off_in_this_browser_and_on_again(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            press(page, "?");
            list(page).getByText("Shortcuts are on").click();
            press(page, "Escape");
            press(page, "?", "/", "g", "m");
            assertThat(list(page).isVisible()).isFalse();

            tab.open(Tab.DEMO + "events");
            press(page, "/", "g", "m", "?");
            assertThat(page.evaluate(FOCUS)).isEqualTo("BODY");
            page.locator(".side").getByText("Shortcuts").click();
            assertThat(list(page).locator("input").isChecked()).isFalse();
            list(page).getByText("Shortcuts are on").click();
            press(page, "Escape", "g", "m");
            page.waitForURL("**/metrics?range=90");
        }
    }

    @Test
    void without_scripts_the_link_leads_to_the_list_in_help(DemoSite site) {
        try (Tab tab = site.withoutScripts()) {
            Page page = tab.page();
            page.navigate(Tab.DEMO + "versions");
            assertThat(list(page).isVisible()).isFalse();
            page.locator(".side").getByText("Shortcuts").click();
            page.waitForURL("**/help/getting-around#keyboard-shortcuts");
            assertThat(page.locator("#keyboard-shortcuts").innerText()).isEqualTo("Keyboard shortcuts");
        }
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static Locator list(Page page) {
        return page.locator("#shortcuts");
    }
}
