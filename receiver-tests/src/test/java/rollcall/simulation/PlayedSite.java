package rollcall.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.support.Sql;
import rollcall.support.TestSender;
import rollcall.support.page.HtmlTable;
import rollcall.support.page.MovedSite;

/** A server through whose endpoints instances play, and the pages and files of their product. */
final class PlayedSite implements AutoCloseable {
    private final MovedSite site = new MovedSite(Play.START + "T00:00:00Z");
    private final List<Played> instances;
    private final TestSender events;

    PlayedSite(List<Played> instances) {
        this.instances = instances;
        site.addProduct();
        permit();
        events = site.sender("/ingest/events");
    }

    @Override
    public void close() {
        site.close();
    }

    private void permit() {
        for (String field : List.of(
                "{\"name\":\"requests\",\"kind\":\"day_sum\"}",
                "{\"name\":\"latency\",\"kind\":\"histogram\",\"unit\":\"ms\",\"bounds\":" + PlayedPerformance.BOUNDS
                        + "}",
                "{\"name\":\"property:signature\",\"kind\":\"signature\"}")) {
            Sql.execute(
                    site.server(),
                    "INSERT INTO permitted_field SELECT " + site.product().id()
                            + ", d->>'name', d, 'x', now() FROM (VALUES ('" + field + "'::jsonb)) AS permitted (d)");
        }
    }

    /** Sends what the instances report on some days, both included, and moves to the morning after. */
    void play(int from, int to) throws Exception {
        for (int day = from; day <= to; day++) {
            send(day);
        }
        site.see(Play.day(to + 1).atTime(5, 0).toInstant(ZoneOffset.UTC));
        site.awaitClosedDays();
    }

    private void send(int day) {
        site.move(Play.day(day).atTime(8, 0).toInstant(ZoneOffset.UTC));
        instances.parallelStream().filter(one -> one.reports(day)).forEach(one -> {
            post(site.heartbeats(), Reports.heartbeat(one, day));
            if (!one.load().errors().get(day).isEmpty()) {
                post(events, Reports.errors(one, day));
            }
        });
    }

    private static void post(TestSender sender, String report) {
        try {
            var answer = sender.post(report);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("\"dropped\":1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list that a question asks for has as many instances. */
    void requireList(String question, long number) {
        site.requireList(
                "/p/" + site.product().slug() + "/instances?lane=all&" + question,
                String.format(Locale.ROOT, "%,d", number));
    }

    /** A page as text. */
    String text(String page) {
        return HtmlTable.text(site.page(page));
    }

    /** The lines of a file, its head among them. */
    List<String> lines(String file) {
        return site.page(file).lines().collect(Collectors.toCollection(ArrayList::new));
    }

    /** The lines of a file without its head. */
    List<String> rows(String file) {
        List<String> lines = lines(file);
        return lines.subList(1, lines.size());
    }

    /** Each row of a file by the names in its head. */
    List<Map<String, String>> cells(String file) {
        String[] head = lines(file).get(0).replace("\uFEFF", "").split(",");
        return rows(file).stream()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new TreeMap<>();
                    for (int i = 0; i < head.length; i++) {
                        row.put(head[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    /** The superuser uploads a file on a page. */
    HttpResponse<String> upload(String page, String file) {
        return site.superuser()
                .upload("/p/" + site.product().slug() + "/" + page, file.getBytes(StandardCharsets.UTF_8));
    }
}
