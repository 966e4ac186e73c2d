package rollcall.intake.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.OtherTransaction;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** One product's batches take all turns at the database that there are; another product's do not wait for them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchTurnsTest {
    /** More than have a turn and may wait for one. */
    private static final int FLOOD = 80;

    private static TestSite site;
    private static String other;

    @BeforeAll
    static void open() {
        site = new TestSite("rollcall");
        site.superuser().send("/products/new", Map.of("name", "Other", "slug", "other", "preset", "rollcall"));
        String page =
                site.superuser().send("/p/other/keys", Map.of("label", "")).body();
        other = Visitor.between(page, "<code id=\"issued\">", "</code>");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void a_flood_of_whole_batches_of_one_product_keeps_no_batch_of_another_waiting() throws Exception {
        UUID flooding = new UUID(0, 7);
        HttpClient sender = HttpClient.newHttpClient();
        try (OtherTransaction holder = new OtherTransaction(site.server().databaseUrl())) {
            holder.execute("SELECT pg_advisory_xact_lock(7204, 31 * product_id + 7) FROM product WHERE slug = 'it'");
            List<CompletableFuture<Integer>> flood = IntStream.range(0, FLOOD)
                    .mapToObj(each -> send(sender, site.key(), flooding))
                    .toList();
            TestSite.await(() -> waiting() >= 5 && refused(flood) >= FLOOD - 66);

            long began = System.nanoTime();
            List<CompletableFuture<Integer>> others = IntStream.range(0, 4)
                    .mapToObj(each -> send(sender, other, UUID.randomUUID()))
                    .toList();

            assertThat(others.stream().map(CompletableFuture::join)).containsOnly(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            assertThat(waiting()).isEqualTo(5);
            holder.commit();
            assertThat(flood.stream().map(CompletableFuture::join))
                    .contains(200)
                    .containsOnly(200, 503);
        }
    }

    private static CompletableFuture<Integer> send(HttpClient sender, String key, UUID instance) {
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(site.server(), "/ingest/events"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .POST(BodyPublishers.ofString("{\"schema_version\":\"1\",\"instance_id\":\"" + instance
                        + "\",\"events\":[{\"name\":\"open-file\",\"type\":\"action\"}]}"))
                .build();
        return sender.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private static long refused(List<CompletableFuture<Integer>> flood) {
        return flood.stream()
                .filter(answer -> answer.isDone() && answer.join() == 503)
                .count();
    }

    /** Transactions that wait for the instance's lock. */
    private static int waiting() {
        return Integer.parseInt(Sql.column(site.server(), """
                        SELECT count(*) FROM pg_locks
                        WHERE locktype = 'advisory' AND NOT granted
                          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """).get(0));
    }
}
