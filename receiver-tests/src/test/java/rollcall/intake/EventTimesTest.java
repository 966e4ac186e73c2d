package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** Which day counts for an event, whatever its sender writes for a time, over real HTTP. It is noon of 2026-11-27. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventTimesTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    /** What can be read, and its day. */
    private static final String READABLE = """
            "2026-11-26T10:00:00Z"                         2026-11-26
            "2026-11-26"                                   2026-11-26
            " 2026-11-26T10:00:00Z "                       2026-11-26
            "2026-11-26T10:00:00z"                         2026-11-26
            "2026-11-26t10:00:00Z"                         2026-11-26
            "2026-11-26 10:00:00Z"                         2026-11-26
            "2026-11-26_10:00:00Z"                         2026-11-26
            "2026-11-26 10:00:00+00"                       2026-11-26
            "2026-11-26 10:00:00 +0000 UTC"                2026-11-26
            "2026-11-26 10:00:00.123456789 +0100 CET m=+0.012" 2026-11-26
            "2026-11-26T10:00:00+0000"                     2026-11-26
            "2026-11-26T10:00:00+00"                       2026-11-26
            "2026-11-26T10:00:00UTC"                       2026-11-26
            "2026-11-26T10:00:00 GMT"                      2026-11-26
            "2026-11-26T10:00:00.1234567890Z"              2026-11-26
            "2026-11-26T10:00:00,123Z"                     2026-11-26
            "2026-11-26T10:00:00.000000000000000000001Z"   2026-11-26
            "2026-11-26T10:00Z"                            2026-11-26
            "2026-11-26T10Z"                               2026-11-26
            "2026-11-26T10:00:00"                          2026-11-26
            "2026-11-26T10:00:00.5"                        2026-11-26
            "2026-11-26T23:59:60Z"                         2026-11-26
            "2026-11-27T00:59:60+01:00"                    2026-11-26
            "2026-11-26T24:00:00Z"                         2026-11-27
            "2026-11-26T24:00Z"                            2026-11-27
            "2026-11-25T24:00:00-01:00"                    2026-11-26
            "2026-11-27T00:30:00+01:00"                    2026-11-26
            "2026-11-25T23:30:00-01:00"                    2026-11-26
            "2026-11-26T23:30:00-0030"                     2026-11-27
            "2026-11-27T00:00:00+05:30:15"                 2026-11-26
            "2026-11-26T05:00:00\\u221210:00"              2026-11-26
            "2026-11-26T10:00:00+01:00[Europe/Berlin]"     2026-11-26
            "20261126"                                     2026-11-26
            "20261126T235959Z"                             2026-11-26
            "20261126235959"                               2026-11-26
            1795694400                                     2026-11-26
            "1795694400"                                   2026-11-26
            1795694400.25                                  2026-11-26
            1.7956944E9                                    2026-11-26
            1795694400000                                  2026-11-26
            1795694400000000                               2026-11-26
            1795694400000000000                            2026-11-26
            "1795694400000000000"                          2026-11-26
            null                                           2026-11-27
            ""                                             2026-11-27
            "   "                                          2026-11-27
            "2026-10-27"                                   2026-10-27
            "2026-10-26"                                   2026-11-27
            "2026-11-28"                                   2026-11-27
            "2026-11-27T23:59:59.999Z"                     2026-11-27
            "2026-11-28T00:00:00Z"                         2026-11-27
            "2026-11-28T00:30:00+01:00"                    2026-11-27
            "2016-12-31T23:59:60Z"                         2026-11-27
            "0000-01-01T00:00:00Z"                         2026-11-27
            "9999-12-31T23:59:60Z"                         2026-11-27
            "9999-12-31T24:00:00-18:00"                    2026-11-27
            "+12026-11-26T10:00:00Z"                       2026-11-27
            "-0001-11-26T10:00:00Z"                        2026-11-27
            "-999999999-01-01T00:00:00+18:00"              2026-11-27
            "+999999999-12-31T23:59:59-18:00"              2026-11-27
            0                                              2026-11-27
            -1                                             2026-11-27
            -1795694400000                                 2026-11-27
            99999999999999999999                           2026-11-27
            1e-30                                          2026-11-27
            """;

    /** What is no time, or not one as a whole, and the day that counts. */
    private static final String STRANGE = """
            "2026-11-26T25:00:00Z"                         2026-11-26
            "2026-11-26T24:00:01Z"                         2026-11-26
            "2026-11-26T10:60:00Z"                         2026-11-26
            "2026-11-26T10:00:61Z"                         2026-11-26
            "2026-11-26T10:00:00+24:00"                    2026-11-26
            "2026-11-26T10:00:00+01:00:00:00"              2026-11-26
            "2026-11-26T10:00:00Zulu time"                 2026-11-26
            "2026-11-26TT10:00:00Z"                        2026-11-26
            "2026-11-26junk"                               2026-11-26
            "2026-11-26T10:00:00Z, or a little later; nobody who was there can say when it was exactly" 2026-11-26
            "2026-11-28junk"                               2026-11-27
            "2026-02-30T10:00:00Z"                         2026-11-27
            "2026-13-01"                                   2026-11-27
            "99999999"                                     2026-11-27
            "2026-W48-4"                                   2026-11-27
            "2026-330"                                     2026-11-27
            "26.11.2026"                                   2026-11-27
            "11/26/2026 10:00"                             2026-11-27
            "Thu, 26 Nov 2026 10:00:00 GMT"                2026-11-27
            "\\u0662\\u0660\\u0662\\u0666-11-26"           2026-11-27
            "yesterday"                                    2026-11-27
            "NaN"                                          2026-11-27
            true                                           2026-11-27
            100000000000000000000                          2026-11-27
            1e99                                           2026-11-27
            1e999999999                                    2026-11-27
            """;

    private static MovableClock clock;
    private static Wiring server;
    private static TestProducts products;

    private final Product product = products.product("penpot");
    private final TestSender testSender =
            new TestSender(TestServer.at(server, "/ingest/events"), products.key(product));
    private final UUID instance = UUID.randomUUID();

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        clock = new MovableClock(NOON);
        server = TestServer.start(clock, database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        server.close();
    }

    @Test
    void a_time_that_can_be_read_counts_for_its_own_day_unless_that_is_long_over_or_to_come() throws Exception {
        assertDays(READABLE);

        assertThat(drops()).isEmpty();
    }

    @Test
    void a_time_that_cannot_be_read_costs_nothing_and_is_counted() throws Exception {
        assertDays(STRANGE);

        awaitIgnored("at time not readable " + STRANGE.lines().count());
    }

    @Test
    void ten_thousand_strange_times_refuse_no_batch() throws Exception {
        String strange = ",{\"name\":\"a\",\"at\":\"" + "9".repeat(400) + "\"}";

        HttpResponse<String> answer = post("{\"name\":\"a\",\"at\":\"2026-11-26T23:59:60Z\"}" + strange.repeat(10_000));

        assertThat(answer.body()).contains("\"received\":10001,\"kept\":10001,\"dropped\":0");
        assertThat(rows("day::text || ' ' || count(*)", " GROUP BY day"))
                .containsExactlyInAnyOrder("2026-11-26 1", "2026-11-27 10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"seconds\":1795694400}", "[]", "[2026,11,26]"})
    void an_object_and_a_list_are_no_times_and_decide(String at) throws Exception {
        HttpResponse<String> answer = post("{\"name\":\"a\"},{\"name\":\"b\",\"at\":" + at + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_field\"").contains("\"field\":\"events.at\"");
        assertThat(rows("name", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // The sender's clock is a minute ahead, and then a minute behind.
        "2026-11-30T23:59:30Z, 2026-12-01T00:00:30Z, 2026-11-30",
        "2026-12-01T00:00:30Z, 2026-11-30T23:59:30Z, 2026-11-30",
        "2026-12-01T00:00:30Z, 2026-12-01T00:01:30Z, 2026-12-01"
    })
    void around_midnight_a_day_to_come_is_the_day_of_receipt(Instant received, Instant at, String day)
            throws Exception {
        Duration until = Duration.between(clock.instant(), received);
        clock.move(until);
        try {
            post("{\"name\":\"a\",\"at\":\"" + at + "\"}");
        } finally {
            clock.move(until.negated());
        }

        assertThat(rows("day::text || ' ' || received_on", ""))
                .containsExactly(day + " " + received.toString().substring(0, 10));
    }

    @Test
    void a_resend_of_a_batch_with_strange_times_is_the_same_batch() throws Exception {
        String id = "\"batch_id\":\"" + UUID.randomUUID() + "\",";
        String events = "{\"name\":\"a\",\"at\":\"yesterday\"},{\"name\":\"a\",\"at\":true}";

        assertThat(post(id, events).body()).contains("\"kept\":2");
        assertThat(post(id, events).body()).contains("\"kept\":0", "\"repeated\":2");
    }

    @Test
    void a_tagged_time_of_penpots_that_cannot_be_read_costs_nothing() throws Exception {
        String events = Stream.of(
                        "~t2026-11-26T23:59:60Z",
                        "~t2026-11-26 10:00:00+0000",
                        "~m1795694400000",
                        "~t2026-11-26junk",
                        "~tyesterday",
                        "~mnoon",
                        "~m99999999999999999999")
                .map(time -> "[\"^ \",\"~:name\",\"a\",\"~:type\",\"action\",\"~:tracked-at\",\"" + time
                        + "\",\"~:props\",[\"^ \",\"~:at\",\"" + time + "\"]]")
                .collect(Collectors.joining(",", "[", "]"));
        TestSender penpot = new TestSender(TestServer.at(server, "/ingest/penpot"), products.key(product));

        HttpResponse<String> answer =
                penpot.post("{\"type\":\"telemetry-events\",\"version\":\"2.15.0\",\"instance-id\":\"" + instance
                        + "\",\"events\":\"" + zstdOfTransit(events) + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(rows("day::text || ' ' || count(*)", " GROUP BY day"))
                .containsExactlyInAnyOrder("2026-11-26 4", "2026-11-27 3");
        awaitIgnored("at property not permitted 7", "at time not readable 3");
    }

    /** Version 3 of Penpot's blob. */
    private static String zstdOfTransit(String transit) {
        byte[] plain = transit.getBytes(StandardCharsets.UTF_8);
        byte[] frame = Zstd.compress(plain);
        byte[] blob = ByteBuffer.allocate(6 + frame.length)
                .putShort((short) 3)
                .putInt(plain.length)
                .put(frame)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(blob);
    }

    /** Sends all of them in one batch; event names are shaped like a program's. */
    private void assertDays(String table) throws Exception {
        Map<String, String> wanted = new TreeMap<>();
        Map<String, String> written = new TreeMap<>();
        StringBuilder events = new StringBuilder();
        for (String line : table.lines().toList()) {
            String name = "t-" + wanted.size();
            int day = line.lastIndexOf(' ') + 1;
            String time = line.substring(0, day).strip();
            wanted.put(name, line.substring(day));
            written.put(name, time);
            events.append(events.isEmpty() ? "" : ",")
                    .append("{\"name\":\"" + name + "\",\"at\":")
                    .append(time)
                    .append('}');
        }

        HttpResponse<String> answer = post(events.toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Map<String, String> days = new TreeMap<>();
        rows("name || ' ' || day", "").forEach(row -> days.put(row.split(" ")[0], row.split(" ")[1]));
        wanted.forEach(
                (name, day) -> assertThat(days.get(name)).as(written.get(name)).isEqualTo(day));
    }

    private void awaitIgnored(String... lines) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!drops().containsAll(List.of(lines)) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(drops()).containsExactlyInAnyOrder(lines);
    }

    private List<String> drops() {
        return products.column(
                "SELECT name || ' ' || reason || ' ' || sum(count) FROM dropped_count WHERE product_id = "
                        + product.id() + " GROUP BY name, reason");
    }

    private List<String> rows(String columns, String more) {
        return products.column("SELECT " + columns + " FROM event WHERE product_id = " + product.id() + more);
    }

    private HttpResponse<String> post(String events) throws IOException {
        return post("", events);
    }

    private HttpResponse<String> post(String more, String events) throws IOException {
        return testSender.post("{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\"," + more
                + "\"product_version\":\"2.1.0\",\"events\":[" + events + "]}");
    }
}
