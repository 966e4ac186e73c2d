package rollcall.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithDemoSite.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventsTest {
    private static final String ONE = Tab.DEMO + "events/event?name=order.placed";

    private static final String SERIES = """
            box => window.echarts.getInstanceByDom(box).getOption().series
              .flatMap((line) => line.data.map((count) => (count?.value ?? count).toLocaleString("en-US")))""";

    @Test
    void names_are_filtered_while_one_types_and_the_range_the_order_and_the_filter_stay_in_the_address(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "events?range=30&sort=-events");
            page.locator("#find").pressSequentially("order.p");
            page.waitForURL("**/events?find=order.p&range=30&sort=-events");
            PlaywrightAssertions.assertThat(page.locator("#events tbody tr")).hasCount(2);

            page.locator(".ranges").getByText("90 days").click();
            page.waitForURL("**range=90**");
            PlaywrightAssertions.assertThat(page.locator("#events tbody tr")).hasCount(2);
            assertThat(page.url()).contains("find=order.p", "sort=-events");
            PlaywrightAssertions.assertThat(page.locator("#find")).hasValue("order.p");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_name_leads_to_its_page_over_the_same_days_and_the_page_back_to_the_list(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(Tab.DEMO + "events?range=30");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("order.placed"))
                    .click();
            page.waitForURL("**/events/event?name=order.placed&range=30");
            assertThat(page.locator("#pages [aria-current]").innerText()).isEqualTo("Events");
            page.locator(".ranges").getByText("All").click();
            page.waitForURL("**/events/event?name=order.placed&range=all");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All events"))
                    .click();
            page.waitForURL("**/events?range=all");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void one_event_s_charts_show_the_numbers_of_the_tables_under_them(DemoSite site) {
        try (Tab tab = site.tab()) {
            Page page = tab.open(ONE);

            for (String chart : List.of("#instances-a-day", "#events-a-day")) {
                Locator figure = page.locator(chart);
                figure.locator("summary").click();
                List<String> table = figure.locator("tbody td.n").allInnerTexts();
                assertThat(table).hasSizeGreaterThan(60).anyMatch(count -> !count.equals("0"));
                assertThat(figure.locator(".chart-canvas").evaluate(SERIES)).isEqualTo(table);
            }
            assertThat(page.locator("#versions-over-time canvas").count()).isEqualTo(1);
        }
    }

    @Test
    void a_funnel_is_put_together_without_a_script_and_its_address_shows_it_again(DemoSite site) {
        try (Tab tab = site.withoutScripts()) {
            Page page = tab.page();
            page.navigate(Tab.DEMO + "events");
            page.getByText("Funnels").click();
            for (String step : List.of("event.created", "order.paid", "order.placed")) {
                page.getByLabel("Find").fill(step);
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find"))
                        .click();
                page.getByLabel("Add " + step, new Page.GetByLabelOptions().setExact(true))
                        .click();
            }
            page.getByLabel("order.placed: one place earlier").click();
            page.waitForURL("**/funnels?steps=event.created&steps=order.placed&steps=order.paid");
            List<String> counts = counts(page);
            assertThat(counts).hasSize(3).doesNotContain("0");
            assertThat(counts.stream().map(Integer::valueOf).toList()).isSortedAccordingTo((a, b) -> b - a);

            page.locator(".ranges").getByText("30 days").click();
            page.waitForURL("**/funnels?steps=event.created&steps=order.placed&steps=order.paid&range=30");
            assertThat(counts(page)).hasSize(3).isNotEqualTo(counts);
            page.locator(".ranges").getByText("90 days").click();
            assertThat(counts(page)).isEqualTo(counts);
        }
    }

    private static List<String> counts(Page page) {
        return page.locator(".funnel tbody tr > :nth-child(3)").allInnerTexts();
    }
}
