package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** What axe finds on every page that the table of routes has, in both schemes, on a wide screen and on a phone's. */
@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessibilityTest {
    private static final String DEMO = "eventyay-demo";

    /** More than the bare addresses show: other views, open forms, what is not there. */
    private static final List<String> MORE = List.of(
            "/p/eventyay-demo/versions?unit=count&range=all",
            "/p/eventyay-demo/overview?range=30",
            "/p/eventyay-demo/versions?range=2026-11-01..2026-11-10",
            "/p/eventyay-demo/versions?range=nonsense",
            "/p/eventyay-demo/environment?view=time",
            "/p/eventyay-demo/explore?rows=enabled_plugins&columns=eventyay_version&show=row",
            "/p/eventyay-demo/coverage",
            "/p/eventyay-demo/errors",
            "/p/eventyay-demo/performance",
            "/p/eventyay-demo/reach?versions=%3C3.1.0",
            "/p/eventyay-demo/advisories?remove=DEMO-2026-1",
            "/p/eventyay-demo/support",
            "/p/eventyay-demo/retention?by=week",
            "/p/eventyay-demo/plugins/plugin?name=eventyay.plugins.paypal&level=patch",
            "/p/eventyay-demo/release-health?release=3.0.0",
            "/p/eventyay-demo/upgrades?range=30&level=patch",
            "/p/eventyay-demo/explore?rows=os_family&columns=",
            "/p/eventyay-demo/explore?rows=lane&view=trend&range=30",
            "/p/eventyay-demo/events/event?name=order.placed",
            "/p/eventyay-demo/events/event?name=badge.printed&range=30",
            "/p/eventyay-demo/funnels?steps=event.created&steps=order.placed&steps=order.paid&steps=nothing.known",
            "/p/eventyay-demo/instances?q=nothing-like-this",
            "/settings/telemetry?wire=penpot&level=detailed",
            "/settings/telemetry?wire=otlp&level=base",
            "/help/contributing",
            "/help/operate",
            "/help/own-format",
            "/help/words",
            "/p/nothing/overview",
            "/nothing");

    @Test
    void a_superuser_finds_nothing_wrong_on_any_page(DemoSite site) {
        try (Tab tab = site.tab()) {
            List<String> paths = new ArrayList<>(pages(Set.of("MAINTAINER", "SUPERUSER")));
            paths.addAll(MORE);
            tab.open(Tab.DEMO + "refusals");
            paths.addAll(links(tab.page(), "a[href*='permit=']"));
            tab.open(Tab.DEMO + "instances");
            paths.addAll(links(tab.page(), "a[href*='/instances/']"));
            tab.open(Tab.DEMO + "keys");
            paths.addAll(links(tab.page(), "a[href*='revoke=']"));

            assertThat(paths).hasSizeGreaterThan(35);
            assertThat(faults(tab.page(), paths)).isEmpty();
        }
    }

    @Test
    void a_maintainer_finds_nothing_wrong_on_any_page(DemoSite site) {
        try (Tab tab = site.tabOfMaintainer()) {
            List<String> paths = new ArrayList<>(pages(Set.of("MAINTAINER")));
            // What is for superusers answers a maintainer with one and the same page.
            paths.addAll(List.of("/accounts", Tab.DEMO + "keys"));

            assertThat(faults(tab.page(), paths)).isEmpty();
        }
    }

    @Test
    void a_stranger_finds_nothing_wrong(DemoSite site) {
        try (Tab tab = site.tabOfStranger()) {
            List<String> paths = new ArrayList<>(pages(Set.of("FORM")));
            paths.add("/login?next=%2Faccounts");

            assertThat(faults(tab.page(), paths)).isEmpty();
        }
    }

    @Test
    void nothing_is_wrong_where_there_is_nothing_yet_and_a_name_is_long(DemoSite site) {
        try (Wiring server = TestServer.start()) {
            List<String> first = List.of("/login", server.setupPath().orElseThrow());
            try (Tab tab = site.tabAt(server, null)) {
                assertThat(faults(tab.page(), first)).isEmpty();
            }
            Visitor superuser = Visitor.superuser(server);
            String session = superuser.cookie("rollcall_session");
            try (Tab tab = site.tabAt(server, session)) {
                assertThat(faults(tab.page(), List.of("/products/new", "/accounts")))
                        .isEmpty();
            }
            String name = "The product whose name is as long as a name may be and has no end in sight at all";
            superuser.send("/products/new", Map.of("name", name.substring(0, 80), "slug", DEMO, "preset", "eventyay"));
            try (Tab tab = site.tabAt(server, session)) {
                assertThat(faults(tab.page(), pages(Set.of("MAINTAINER", "SUPERUSER"))))
                        .isEmpty();
                superuser.send("/products/new", Map.of("name", "Second", "slug", "second", "preset", "none"));
                assertThat(faults(tab.page(), List.of("/"))).isEmpty();
            }
        }
    }

    @Test
    void nothing_is_wrong_with_the_list_of_shortcuts(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "versions");
            Axe.load(page);
            page.keyboard().press("?");
            assertThat(page.locator("dialog[open]").count()).isEqualTo(1);
            List<String> all = new ArrayList<>();
            look(page, "shortcuts light", Axe.ALL, all);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            look(page, "shortcuts dark", Axe.COLOURS, all);
            assertThat(all).isEmpty();
        }
    }

    @Test
    void a_fault_that_is_planted_is_found(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.page();
            page.setContent("""
                    <!DOCTYPE html><html lang="en"><head><title>Planted</title></head><body>
                    <main><h1>Planted</h1>
                    <div class="box"><table><tr><td>A very wide cell that scrolls in its box</td></tr></table></div>
                    <section aria-label="same">a</section><section aria-label="same">b</section>
                    <div class="small"><a href="#1" aria-label="1">·</a><a href="#2" aria-label="2">·</a></div>
                    <p class="faint">Faint</p><button></button></main><p>Outside</p></body></html>""");
            page.evaluate("""
                    () => {
                      document.querySelector(".box").style.cssText = "width: 60px; height: 20px; overflow: scroll; white-space: nowrap";
                      document.querySelectorAll(".small a").forEach((a) => { a.style.cssText = "display: inline-block; width: 9px; height: 9px"; });
                      document.querySelector(".faint").style.color = "#bbb";
                    }""");
            Axe.load(page);

            assertThat(Axe.found(page, Axe.ALL))
                    .anySatisfy(fault -> assertThat(fault).startsWith("critical button-name"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("serious scrollable-region-focusable"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("serious color-contrast"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("serious target-size"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("moderate landmark-unique"))
                    .anySatisfy(fault -> assertThat(fault).startsWith("moderate region"));
        }
    }

    /** Loads each page once, and has a look at it in every way; in the dark scheme only colours can be other ones. */
    private static List<String> faults(Page page, List<String> paths) {
        List<String> all = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Axe.loadAlways(page);
        for (String path : paths) {
            page.setViewportSize(1440, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.navigate(path);
            if (!seen.add(page.url())) {
                continue;
            }
            page.waitForFunction(Tab.ALL_DRAWN);
            look(page, path + " wide light", Axe.ALL, all);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            look(page, path + " wide dark", Axe.COLOURS, all);
            page.setViewportSize(390, 844);
            look(page, path + " narrow dark", Axe.COLOURS, all);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            look(page, path + " narrow light", Axe.ALL, all);
            if (seen.size() == 1 && page.getByText("Menu").isVisible()) {
                page.getByText("Menu").click();
                look(page, path + " menu", Axe.ALL, all);
            }
        }
        return all;
    }

    private static void look(Page page, String where, String rules, List<String> all) {
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Axe.found(page, rules).forEach(fault -> all.add(where + ": " + fault));
    }

    /** The first link of a kind; there has to be one. */
    private static List<String> links(Page page, String selector) {
        return List.of(page.locator(selector).first().getAttribute("href"));
    }

    /** Every address that answers with a page, as the table of routes has it, for whoever may open one of these doors. */
    private static List<String> pages(Set<String> doors) {
        return Stream.of(Axe.text("/routes.txt").split("\n"))
                .map(line -> line.split(" "))
                .filter(route -> route[0].equals("GET") && doors.contains(route[2]))
                .map(route -> route[1])
                .filter(path -> !path.endsWith(".csv") && !path.endsWith("/connect/status"))
                .map(path -> path.replace("{slug}", DEMO).replaceAll("[{<]\\w+[}>]", "none"))
                .toList();
    }
}
