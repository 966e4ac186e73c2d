package rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.pages.text.Numbers;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.Visitor;

/** Behind each name on the demo's page Events is a page with events. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoEventPagesTest {
    private static final String LIST = "/p/eventyay-demo/events";
    private static final Pattern LINK =
            Pattern.compile("class=\"event-name\" href=\"([^\"]*event\\?name=[^\"]*)\">(.*?)</a>");
    private static final Pattern EVENTS = Pattern.compile("([\\d,]+) events?\\b");

    private static Wiring demo;
    private static Visitor visitor;
    private static List<RawCount> raw;

    /** What is behind a name on a day by the raw rows, which stay for some days. */
    private record RawCount(LocalDate day, String name, int instances, long events) {}

    @BeforeAll
    static void start() {
        String url = DemoDatabase.fresh();
        try (Database database = Database.open(Optional.of(url), Path.of("unused"), EmbeddedPostgres.Use.COMMAND)) {
            raw = database.jdbi()
                    .withHandle(handle -> handle.createQuery("""
                            SELECT day, name, count(DISTINCT instance_id)::int, count(*) FROM event GROUP BY day, name
                            """)
                            .map((row, context) -> new RawCount(
                                    row.getObject(1, LocalDate.class), row.getString(2), row.getInt(3), row.getLong(4)))
                            .list());
        }
        demo = DemoDatabase.start(url, Clock.fixed(DemoDatabase.NOON, ZoneOffset.UTC));
        visitor = new Visitor(demo);
        visitor.logIn(Demo.EMAIL, demo.demoLogin().orElseThrow().password());
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void the_page_of_every_name_has_as_many_instances_and_events_as_the_list_says() {
        Map<String, String> links = links(LIST);
        Map<String, String[]> listed = new TreeMap<>();
        visitor.page(LIST + ".csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(row -> listed.put(row[0], row));

        assertThat(links.keySet()).isEqualTo(listed.keySet()).hasSize(Feature.ALL.size() + 1);
        links.forEach((name, href) -> {
            String page = visitor.page(href);
            int instances = Integer.parseInt(listed.get(name)[1]);
            long events = Long.parseLong(listed.get(name)[3]);
            assertThat(instances).as(name).isPositive();
            assertThat(HtmlTable.text(page))
                    .as(name)
                    .contains("%s instances sent it".formatted(Numbers.count(instances)), "Used by version")
                    .doesNotContain("Nobody sent it");
            Matcher said = EVENTS.matcher(HtmlTable.text(page.substring(page.indexOf("class=\"headline\""))));
            assertThat(said.find()).as(name).isTrue();
            assertThat(said.group(1)).as(name).isEqualTo(Numbers.count(Math.toIntExact(events)));
        });
    }

    @Test
    void the_page_of_every_name_says_of_a_day_what_its_raw_rows_say() {
        List<String> sent = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(DemoDatabase.NOON, ZoneOffset.UTC).minusDays(1);
        for (String name : links(LIST).keySet()) {
            String file = visitor.page(LIST + "/event.csv?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                    + "&range=" + day + ".." + day);
            RawCount count = raw.stream()
                    .filter(each -> each.day.equals(day) && each.name.equals(name))
                    .findFirst()
                    .orElse(new RawCount(day, name, 0, 0));
            assertThat(file.lines().skip(1))
                    .as(name)
                    .singleElement()
                    .asString()
                    .startsWith("%s,yes,%d,%d".formatted(day, count.instances, count.events));
            if (count.events > 0) {
                sent.add(name);
            }
        }
        assertThat(sent).hasSizeGreaterThan(Feature.ALL.size() / 2);
    }

    /** The address behind each name. */
    private static Map<String, String> links(String list) {
        Map<String, String> links = new TreeMap<>();
        Matcher link = LINK.matcher(visitor.page(list).replace("<wbr />", ""));
        while (link.find()) {
            links.put(HtmlTable.text(link.group(2)), link.group(1).replace("&amp;", "&"));
        }
        return links;
    }
}
