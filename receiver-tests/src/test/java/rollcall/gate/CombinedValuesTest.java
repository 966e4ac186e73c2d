package rollcall.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;

/** Sums and histograms of a day in heartbeats: what is kept of them, and why something is not. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CombinedValuesTest {
    private static TestSite site;

    @BeforeAll
    static void start() {
        site = new TestSite("none");
        Sql.execute(
                site.server(),
                "INSERT INTO permitted_field SELECT product_id, definition->>'name', definition, 'x', now() FROM product, (VALUES "
                        + "('{\"name\":\"requests\",\"kind\":\"day_sum\"}'::jsonb), "
                        + "('{\"name\":\"latency\",\"kind\":\"histogram\",\"unit\":\"ms\",\"bounds\":[5,10,25.0]}'::jsonb)"
                        + ") AS permitted (definition)");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"requests\":1180 | \"requests\":\"1250\"",
                "\"metrics\":{\"requests\":0} | \"requests\":\"0\"",
                "\"requests\":1e15 | \"requests\":\"1000000000000000\"",
                "\"latency\":{\"bounds\":[5,10,25],\"counts\":[120,40,7,1]} | \"latency\":[\"5:125\",\"10:40\",\"25:6.3\",\"inf:1\",\"p50:5\",\"p95:10\"]",
                "\"metrics\":{\"latency\":{\"counts\":[1,1,2,3,0,0],\"bounds\":[1,5.0,7,10,25]}} | \"latency\":[\"5:2\",\"10:5\",\"p50:10\",\"p95:10\"]",
                "\"latency\":{\"bounds\":[5,10,25,60],\"counts\":[0,0,0,2,3]} | \"latency\":[\"inf:5\",\"p50:inf\",\"p95:inf\"]",
                "\"latency\":{\"bounds\":[5,10,25],\"counts\":[0,0,0,0]} | \"latency\":[]"
            })
    void what_is_kept_has_no_exact_count(String sent, String kept) throws Exception {
        UUID instance = UUID.randomUUID();

        assertThat(site.heartbeat(instance, "1.0", "," + sent).statusCode()).isEqualTo(200);

        assertThat(site.kept(instance).replace(" ", "")).contains(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests | -1 | no sum of a day",
                "requests | 1e300 | no sum of a day",
                "requests | 1e-999999999 | no sum of a day",
                "requests | \"many\" | no sum of a day",
                "requests | [\"a\"] | no sum of a day",
                "latency | 7 | value not permitted",
                "latency | {\"bounds\":[5,10],\"counts\":[1,2,3]} | other bounds",
                "latency | {\"bounds\":[5,25,10],\"counts\":[1,2,3,4]} | other bounds",
                "latency | {\"bounds\":[],\"counts\":[1]} | other bounds",
                "latency | {\"bounds\":[5,10,1e30],\"counts\":[1,2,3,4]} | other bounds",
                "latency | {\"bounds\":[5,10,25],\"counts\":[1,2,3]} | no counts by bounds",
                "latency | {\"bounds\":[5,10,25],\"counts\":[1,-2,3,4]} | no counts by bounds",
                "latency | {\"bounds\":[5,10,25],\"counts\":[1,2,3,1e99]} | no counts by bounds",
                "latency | {\"bounds\":[5,10,25],\"counts\":[1,2,3,\"4\"]} | value not permitted",
                "latency | {\"bounds\":[5,10,25],\"counts\":[1,2,3,4],\"sum\":9} | value not permitted",
                "latency | {\"bounds\":\"x\",\"counts\":null} | value not permitted"
            })
    void what_does_not_fit_is_no_usable_value_and_counted_with_its_reason(String field, String value, String reason)
            throws Exception {
        UUID instance = UUID.randomUUID();
        long before = counted(field, reason);

        assertThat(site.heartbeat(instance, "1.0", ",\"" + field + "\":" + value)
                        .statusCode())
                .isEqualTo(200);

        assertThat(site.kept(instance).replace(" ", "")).contains("\"$unusable\":{\"" + field + "\":\"value\"}");
        TestSite.await(() -> counted(field, reason) == before + 1);
    }

    @Test
    void a_flood_of_bounds_is_not_read() throws Exception {
        UUID instance = UUID.randomUUID();
        String bounds = "1" + ",1".repeat(5_000);

        site.heartbeat(instance, "1.0", ",\"latency\":{\"bounds\":[" + bounds + "],\"counts\":[" + bounds + "]}");

        assertThat(site.kept(instance)).doesNotContain("\"latency\":[");
    }

    private static long counted(String field, String reason) {
        return Long.parseLong(Sql.column(
                        site.server(),
                        "SELECT coalesce(sum(count), 0) FROM dropped_count WHERE name = '" + field + "' AND reason = '"
                                + reason + "'")
                .get(0));
    }
}
