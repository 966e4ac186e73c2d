package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.MappedSite;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** What a sender that knows nothing of Rollcall is told when a quota is full. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappedQuotaTest {
    private static final String FILE = """
            product: %s
            preset: none
            fields:
              - name: event:export
                title: Export
                description: Somebody exports.
                reason: Shows what is used.
            mapping:
              each: /batch
              instance: /id
              version: /v
              event: {name: /event, heartbeats: [ping]}
              answer: {status: 202, type: text/plain, body: thanks}
            """;

    private static Wiring server;
    private static TestProducts products;
    private static MappedSite site;

    private final String slug = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final QuotaProduct product = new QuotaProduct(products, site.product(FILE.formatted(slug)));
    private final UUID known = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = TestServer.start();
        products = TestProducts.at(server.databaseUrl());
        site = new MappedSite(products, path -> TestServer.at(server, path));
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @Test
    void nothing_that_fits_is_429_in_rollcalls_own_words() throws Exception {
        product.set("new_instances_a_day", 0);

        HttpResponse<String> full = post(one(known, "ping"));

        assertThat(full.statusCode()).isEqualTo(429);
        assertThat(full.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Long.parseLong(seconds)).isBetween(1L, 86_400L));
        assertThat(full.body()).contains("\"error\":\"quota_exceeded\"", "\"field\":\"new_instances_a_day\"");
    }

    @Test
    void what_fits_is_kept_and_answered_as_the_mapping_says() throws Exception {
        assertThat(post(one(known, "ping")).statusCode()).isEqualTo(202);
        product.set("new_instances_a_day", 1);
        product.set("events_a_day", 1);

        HttpResponse<String> mixed = post(one(known, "export") + "," + one(UUID.randomUUID(), "export"));

        assertThat(mixed.statusCode()).isEqualTo(202);
        assertThat(mixed.body()).isEqualTo("thanks");
        assertThat(products.column("SELECT instance_id FROM event")).containsExactly(known.toString());
        assertThat(post(one(known, "export")).statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> post(String reports) throws Exception {
        return site.post(slug, "{\"batch\":[" + reports + "]}", "X-API-Key", product.key());
    }

    private static String one(UUID instance, String event) {
        return "{\"id\":\"" + instance + "\",\"v\":\"2.1.0\",\"event\":\"" + event + "\"}";
    }
}
