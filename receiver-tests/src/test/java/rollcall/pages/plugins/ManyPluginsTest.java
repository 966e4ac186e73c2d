package rollcall.pages.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rollcall.support.Sql;
import rollcall.support.page.MovedSite;

/** Questions that need so many sets of instances that these are fetched over several connections. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyPluginsTest {
    private static final int PLUGINS = 350;
    private static final String DAYS = "lane=all&range=2026-03-04..2026-03-29";

    @RegisterExtension
    static final MovedSite site = new MovedSite("2026-02-01T00:00:00Z");

    @Test
    void each_of_hundreds_of_plugins_is_counted_by_itself() throws Exception {
        fleet();

        Map<String, String> counted = new TreeMap<>();
        site.page("plugins.csv?" + DAYS)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> counted.put(cells[0], cells[1]));

        Map<String, String> expected = new TreeMap<>();
        IntStream.range(0, PLUGINS).forEach(i -> expected.put(name(i), "" + (i < 150 ? 5 : i < 200 ? 9 : 4)));
        assertThat(counted).isEqualTo(expected);
    }

    @Test
    void a_failure_of_the_database_is_told_and_nobody_waits_for_the_rest() throws Exception {
        fleet();
        Sql.execute(site.server(), "ALTER TABLE rollup RENAME COLUMN bitmap TO away");
        Sql.execute(site.server(), "ALTER TABLE latest_set RENAME COLUMN bitmap TO away");
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> site.get("plugins.csv?" + DAYS).statusCode());

        assertThat(answer.get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS))
                .isGreaterThanOrEqualTo(500);

        Sql.execute(site.server(), "ALTER TABLE rollup RENAME COLUMN away TO bitmap");
        Sql.execute(site.server(), "ALTER TABLE latest_set RENAME COLUMN away TO bitmap");
        assertThatCode(() -> site.page("plugins.csv?" + DAYS)).doesNotThrowAnyException();
    }

    private static void fleet() throws Exception {
        LocalDate day = LocalDate.parse("2026-03-29");
        site.report(LocalDate.parse("2026-03-04"), 6, 0, 9, "3.0.0");
        site.report(day, 6, 0, 5, "3.0.0", plugins(0, 200));
        site.report(day, 6, 5, 9, "3.1.0", plugins(150, PLUGINS));
        site.see(Instant.parse("2026-03-30T09:00:00Z"));
    }

    private static String plugins(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> "\"" + name(i) + "\"")
                .collect(Collectors.joining(",", ",\"plugins\":[", "]"));
    }

    private static String name(int i) {
        return "plugin_" + i;
    }
}
