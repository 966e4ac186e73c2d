package rollcall.support.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/**
 * A server whose clock a test moves, its superuser, and one product at a time whose instances report for days. Registered as an extension it
 * has a new product for each test, and closes after the last one.
 */
public final class MovedSite implements AutoCloseable, BeforeEachCallback, AfterAllCallback {
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern ABOUT_REPORTS = Pattern.compile("(overview|versions|metrics|environment)\\b");
    private static final Pattern FOUND = Pattern.compile("(?s)id=\"found-headline\"[^>]*>(.*?)</p>");
    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    private final MovableClock clock;
    private final Wiring server;
    private final TestProducts products;
    private final Visitor visitor;
    private Product product;
    private TestSender heartbeats;

    /** @param start the first time of the clock */
    public MovedSite(String start) {
        String database = TestDatabase.fresh();
        clock = new MovableClock(Instant.parse(start));
        server = TestServer.start(clock, database);
        products = TestProducts.at(database);
        visitor = Visitor.superuser(server);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        addProduct();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        products.close();
        server.close();
    }

    public Wiring server() {
        return server;
    }

    public MovableClock clock() {
        return clock;
    }

    public Visitor superuser() {
        return visitor;
    }

    /** Adds a product. All that follows is about it. */
    public void addProduct() {
        product = products.product("rollcall");
        heartbeats = sender("/ingest/heartbeat");
    }

    public Product product() {
        return product;
    }

    /** Sends the product's heartbeats. */
    public TestSender heartbeats() {
        return heartbeats;
    }

    /** Sends to an address of the server with a new key of the product. */
    public TestSender sender(String address) {
        return new TestSender(TestServer.at(server, address), products.key(product));
    }

    /** The clock's UTC day. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Heartbeats of the instances with these numbers. */
    public void report(LocalDate day, int hour, int from, int until, String version) {
        report(day, hour, from, until, version, "");
    }

    /** @param more further JSON, each field with a comma before it */
    public void report(LocalDate day, int hour, int from, int until, String version, String more) {
        move(day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
        IntStream.range(from, until).parallel().forEach(i -> {
            String heartbeat = TestSender.heartbeat(new UUID(product.id(), i), version);
            try {
                HttpResponse<String> answer =
                        heartbeats.post(heartbeat.substring(0, heartbeat.length() - 1) + more + "}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The superuser logs in at a moment, when all that came before is counted. */
    public void see(Instant moment) throws InterruptedException {
        move(moment);
        TestSite.await(() -> products.number("""
                        SELECT (SELECT count(*) FROM heartbeat_batch WHERE NOT (folded AND answered))
                             + (SELECT count(*) FROM event_batch WHERE NOT (folded AND answered))
                        """) == 0);
        visitor.logIn(Visitor.EMAIL, Visitor.PASSWORD);
    }

    /** Waits until every day that is over is closed. */
    public void awaitClosedDays() throws InterruptedException {
        TestSite.await(() -> products.number("""
                        SELECT count(*)
                        FROM (SELECT product_id FROM rollup_day WHERE day < DATE '%s' GROUP BY product_id
                              HAVING (array_agg(closed ORDER BY day DESC))[1] IS DISTINCT FROM sum(revision)) AS open
                        """.formatted(today())) == 0);
    }

    /**
     * The list behind a number has as many instances.
     *
     * @param href as it stands in a page
     * @param number written out
     */
    public void requireList(String href, String number) {
        String list = href.replace("&amp;", "&");
        Matcher found = FOUND.matcher(visitor.page(list));
        assertThat(found.find()).as(list).isTrue();
        assertThat(HtmlTable.text(found.group(1))).as(list).startsWith(number + " instance");
    }

    public void move(Instant to) {
        clock.move(Duration.between(clock.instant(), to));
    }

    /** A page of the product, by what follows its slug. Pages about reports are of all lanes unless the address names some. */
    public String page(String page) {
        boolean usual = ABOUT_REPORTS.matcher(page).lookingAt() && !page.contains("lane=");
        return visitor.page(
                "/p/" + product.slug() + "/" + page + (usual ? page.contains("?") ? "&lane=all" : "?lane=all" : ""));
    }

    /** The answer of a page, whatever its status. */
    public HttpResponse<String> get(String page) {
        return visitor.get("/p/" + product.slug() + "/" + page);
    }

    /** The rows of a CSV file by their first cell, the head among them. */
    public Map<String, String> csv(String file) {
        Map<String, String> rows = new LinkedHashMap<>();
        page(file)
                .lines()
                .forEach(line -> rows.put(line.split(",", 2)[0].replace("\uFEFF", ""), line.split(",", 2)[1]));
        return rows;
    }

    /** The cells of a chart's table, its head first. */
    public static List<List<String>> table(String page, String chart) {
        String figure = page.substring(page.indexOf("id=\"" + chart + "\""));
        String table = Visitor.between(figure, "<table>", "</table>");
        List<List<String>> rows = new ArrayList<>();
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            rows.add(CELL.matcher(row.group(1))
                    .results()
                    .map(cell -> cell.group(1).replaceAll("<[^>]*>", "").strip())
                    .toList());
        }
        return rows;
    }
}
