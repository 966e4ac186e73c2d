package rollcall.pages.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.TestSender;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;

/** The search by a part of a name among 2,000 names of events: three instances send as many as are admitted on a day, and a fourth some again. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamesByPartTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int EACH = 700;
    private static final int MOST_ON_PAGE = 100;
    private static final int MOST_IN_FILE = 300;
    private static final Pattern NAME = Pattern.compile("class=\"event-name\" href=\"[^\"]*\">([^<]*)<");

    private static final List<Name> NAMES =
            IntStream.range(0, 2_000).mapToObj(NamesByPartTest::name).toList();

    private static MovedSite site;

    /** @param again whether the fourth instance sends it, once */
    private record Name(int number, String text, int times, boolean again) {
        int instances() {
            return again ? 2 : 1;
        }

        int events() {
            return times + (again ? 1 : 0);
        }
    }

    private static Name name(int number) {
        String text = (number % 7 == 0 ? "export-%02d-%02d-Done" : "view-%02d-%02d-shown")
                .formatted(number / 100, number % 100);
        return new Name(number, text, 1 + number * 31 % 5, number % 5 == 0);
    }

    @BeforeAll
    static void fourInstancesSend() throws Exception {
        site = new MovedSite(FIRST + "T00:00:00Z");
        site.addProduct();
        TestSender sender = site.sender("/ingest/events");
        for (int day = 0; day < 3; day++) {
            int from = EACH * day;
            send(sender, day, name -> name.number >= from && name.number < from + EACH, Name::times);
        }
        send(sender, 3, Name::again, name -> 1);
        site.see(FIRST.plusDays(4).atTime(9, 0).toInstant(ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export",
                "EXPORT-00",
                "-19",
                "done",
                "view",
                "w-1",
                "0-shown",
                "-",
                "12-34",
                "export-12-32",
                "e",
                "zz"
            })
    void every_name_with_a_text_in_it_is_found_and_of_equally_many_instances_more_events_come_first(String text) {
        List<Name> found = NAMES.stream()
                .filter(name -> name.text.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Name::instances)
                        .thenComparing(Name::events)
                        .reversed()
                        .thenComparing(Name::text))
                .toList();
        String page = site.page("events?range=30&find=" + text).replace("<wbr />", "");

        assertThat(NAME.matcher(page).results().map(each -> each.group(1)))
                .containsExactlyElementsOf(
                        found.stream().limit(MOST_ON_PAGE).map(Name::text).toList());
        assertThat(HtmlTable.text(page)).contains(said(found.size()));
        assertThat(site.page("events.csv?range=30&find=" + text)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(row -> row[0] + " " + row[1] + " " + row[3]))
                .containsExactlyElementsOf(found.stream()
                        .limit(MOST_IN_FILE)
                        .map(name -> name.text + " " + name.instances() + " " + name.events())
                        .toList());
    }

    private static String said(int found) {
        return found == 0
                ? "No event in these days has a name with this in it."
                : found == 1
                        ? "1 event name has this in it."
                        : found <= MOST_ON_PAGE
                                ? found + " event names have this in them."
                                : String.format(Locale.ROOT, "%,d", found)
                                        + " event names have this in them. These are the 100 that most instances sent.";
    }

    @Test
    void without_a_search_all_names_are_counted() {
        assertThat(HtmlTable.text(site.page("events?range=30")))
                .contains("2,000 event names. These are the 100 that most instances sent: filter by a part of a name.");
    }

    private interface Times {
        int of(Name name);
    }

    /** The instance of a day sends each of some names so many times. */
    private static void send(TestSender sender, int day, Predicate<Name> which, Times times) throws IOException {
        site.move(FIRST.plusDays(day).atTime(8, 0).toInstant(ZoneOffset.UTC));
        List<String> events = new ArrayList<>();
        NAMES.stream()
                .filter(which)
                .forEach(name -> IntStream.range(0, times.of(name))
                        .forEach(once -> events.add("{\"name\":\"" + name.text + "\",\"type\":\"action\"}")));
        String report = TestSender.heartbeat(new UUID(site.product().id(), day), "3.1.0");
        var answer = sender.post(report.substring(0, report.length() - 1)
                + events.stream().collect(Collectors.joining(",", ",\"events\":[", "]}")));
        assertThat(answer.body()).contains("\"dropped\":0");
    }
}
