package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryPageTest {
    private static final List<String> PAGES = List.of(
            "overview",
            "versions",
            "versions?unit=count&range=all",
            "coverage",
            "coverage?field=database_type&range=30",
            "metrics",
            "metrics?field=orders_bucket&against=os_family&has=Linux",
            "environment",
            "environment?view=time&range=30",
            "upgrades",
            "performance",
            "performance?field=requests_a_day&range=30",
            "reach",
            "errors",
            "errors?range=90&release=3.0.0&os_family=Linux",
            "reach?versions=%3C3.1.0&os_family=Linux&range=30",
            "reach?advisory=DEMO-2026-1",
            "advisories",
            "advisories?edit=DEMO-2026-1&os_family=Linux",
            "support",
            "support?remove=2.x",
            "retention",
            "plugins",
            "plugins?range=30&os_family=Linux",
            "plugins/plugin?name=eventyay.plugins.paypal",
            "plugins/plugin?name=nobody.has.this",
            "release-health",
            "retention?by=month&range=all&os_family=Linux",
            "upgrades?level=minor&range=30&os_family=Linux",
            "explore",
            "explore?rows=enabled_plugins&columns=eventyay_version&show=column",
            "explore?rows=os_family&view=trend",
            "events",
            "events/event?name=order.placed",
            "events/event?name=badge.printed&range=30",
            "funnels",
            "funnels?steps=event.created&steps=order.placed&steps=order.paid&steps=nothing.known&range=30",
            "instances",
            "refusals",
            "connect",
            "upload",
            "keys",
            "fields",
            "product-settings",
            "mapping",
            "mapping?example=syncthing",
            "/settings/telemetry",
            "/settings/telemetry?wire=penpot&level=detailed",
            "/audit",
            "/jobs",
            "/help",
            "/help/contributing",
            "/help/operate",
            "/help/own-format",
            "/help/words");

    /** Elements with text of their own whose contrast to what is behind them is below 4.5 to 1. */
    private static final String FAINT = """
            () => {
              const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => [r, g, b]
                .map((c) => c / 255)
                .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = (element) => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = parse(getComputedStyle(at).backgroundColor);
                  if (colour.length === 3 || colour[3] === 1) return colour;
                }
                return [255, 255, 255];
              };
              const words = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
              return [...document.querySelectorAll("body *")]
                .filter((element) => words(element) && element.checkVisibility({ visibilityProperty: true }))
                .map((element) => {
                  const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))];
                  return [element, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
                })
                .filter(([, contrast]) => contrast < 4.5)
                .map(([element, contrast]) => `${element.tagName} ${element.textContent.trim()} ${contrast.toFixed(2)}`);
            }""";

    static List<String> everyPage() {
        return PAGES;
    }

    /** It opens on a phone in the light and on a wide screen in the dark; there the light is switched on while it is open. */
    @ParameterizedTest
    @MethodSource("everyPage")
    void a_page_opens_without_complaint_fits_the_screen_and_can_be_read_in_every_look(String path, DemoSite site) {
        String address = path.startsWith("/") ? path : Tab.DEMO + path;
        try (Tab tab = site.tab(DemoSite.Look.NARROW)) {
            tab.open(address);
            requireReadable(tab, DemoSite.Look.NARROW);

            DemoSite.Look.DARK.at(tab.page());
            tab.open(address);
            requireReadable(tab, DemoSite.Look.DARK);

            DemoSite.Look.LIGHT.at(tab.page());
            tab.page()
                    .evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
            tab.drawn();
            requireReadable(tab, DemoSite.Look.LIGHT);
        }
    }

    private static void requireReadable(Tab tab, DemoSite.Look look) {
        Page page = tab.page();
        assertThat(page.locator("h1").count()).isEqualTo(1);
        assertThat(page.title()).startsWith(page.locator("h1").textContent());
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("sideways scrolling, " + look)
                .isEqualTo(0);
        assertThat((List<?>) page.evaluate(FAINT)).as("faint text, " + look).isEmpty();
        assertThat(tab.complaints()).as(look.toString()).isEmpty();
    }
}
