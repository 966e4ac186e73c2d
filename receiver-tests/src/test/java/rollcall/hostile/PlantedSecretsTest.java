package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.gate.vocabulary.Presets;
import rollcall.report.Product;
import rollcall.support.EveryColumn;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.page.CountsInTables;
import rollcall.support.page.Visitor;

/** Secrets everywhere a request has room for them; afterwards whatever is stored, logged, measured or shown is searched for them. */
class PlantedSecretsTest {
    private static final String CONTACT = "admin@contact-given-on-purpose.example";
    private static final UUID WITH_CONTACT = UUID.fromString("7d2f1c1e-7a52-4d4b-9a51-0c6a4f0b9c11");
    private static final List<String> PAGES = List.of(
            "overview",
            "versions",
            "metrics",
            "environment",
            "events",
            "funnels",
            "instances",
            "refusals",
            "connect",
            "keys",
            "overview.csv",
            "versions.csv",
            "events.csv",
            "events/event?name=create-file",
            "events/event.csv?name=create-file");

    /** The files that a page links to. */
    private static final Pattern FILES = Pattern.compile("href=\"(/p/[^\"]+[.]csv[^\"]*)\"");

    @TempDir
    private static Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    /** What there is to be searched, by where it is. */
    private final Map<String, String> found = new LinkedHashMap<>();

    @Test
    void no_secret_that_was_planted_anywhere_is_found_anywhere() throws Exception {
        int metricsPort = freePort();
        try (ServerProcess server = ServerProcess.start(
                        directory, "--fold-seconds", "1", "--metrics-port", Integer.toString(metricsPort));
                TestProducts products = TestProducts.in(directory)) {
            Product eventyay = products.product("eventyay");
            Visitor superuser = Visitor.superuser(server.at("/"), setupPath(server));
            plant(server, products, eventyay);
            plant(server, products, products.product("none"));
            plantEvents(server, products, products.product("penpot"));
            plantEvents(server, products, products.product("timetracker"));
            awaitCounts(server, products);

            collect(server, products, superuser, metricsPort);
            assertThat(found.keySet())
                    .contains(
                            "heartbeat.kept",
                            "event.properties",
                            "dropped_count.name",
                            "rollup.value",
                            "log",
                            "/metrics");
            assertThat(found.get("event.name")).contains("create-file");
            assertThat(found.get("heartbeat.kept")).contains("enabled_plugins", "known");
            assertNoSecret();
            assertContactOnlyWhereItBelongs(superuser);
        }
    }

    private void plant(ServerProcess server, TestProducts products, Product product) throws Exception {
        URI door = server.at("/ingest/heartbeat");
        String key = products.key(product);
        TestSender testSender = new TestSender(door, key);
        assertThat(testSender.post(Planted.withContact(WITH_CONTACT, CONTACT)).statusCode())
                .isEqualTo(200);
        int kept = 0;
        for (String body : Planted.heartbeats(Presets.load(product.preset()))) {
            int status = testSender.post(body).statusCode();
            assertThat(status).as(body).isIn(200, 400);
            kept += status == 200 ? 1 : 0;
            if (status == 200 && kept % 40 == 0) {
                assertThat(testSender.post(body + Planted.MAIL).statusCode()).isEqualTo(400);
            }
        }
        assertThat(kept).isGreaterThan(Planted.SECRETS.size());
        PlantedRequests requests = new PlantedRequests(door, key);
        for (String secret : Planted.SECRETS) {
            requests.plant(secret);
        }
    }

    private static void plantEvents(ServerProcess server, TestProducts products, Product product) throws Exception {
        String key = products.key(product);
        PlantedEvents planted = new PlantedEvents(Presets.load(product.preset()));
        TestSender house = new TestSender(server.at("/ingest/events"), key);
        for (byte[] body : planted.house()) {
            assertThat(house.post(body, "identity").statusCode())
                    .as(new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(200);
        }
        if (product.preset().equals("penpot")) {
            TestSender penpot = new TestSender(server.at("/ingest/penpot"), key);
            for (byte[] body : planted.penpot()) {
                HttpResponse<String> answer = penpot.post(body, "identity");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
        }
    }

    /** Until everything is folded, and what is counted has reached its tables. */
    private static void awaitCounts(ServerProcess server, TestProducts products) throws InterruptedException {
        ServerProcess.await(
                "the fold",
                () -> products.number("SELECT count(*) FROM heartbeat_batch WHERE NOT (folded AND answered)") == 0
                        && products.number("SELECT count(*) FROM event_batch WHERE NOT (folded AND answered)") == 0);
        CountsInTables.await(server.at("/"), () -> products.number(CountsInTables.UNAUTHORIZED));
    }

    private void collect(ServerProcess server, TestProducts products, Visitor superuser, int metricsPort)
            throws Exception {
        found.putAll(EveryColumn.of(products));
        for (String slug : products.column("SELECT slug FROM product")) {
            for (String page : PAGES) {
                show(superuser, "/p/" + slug + "/" + page);
            }
        }
        for (String slug : products.column("""
                SELECT slug FROM product JOIN instance USING (product_id) WHERE instance_id = '%s'
                """.formatted(WITH_CONTACT))) {
            show(superuser, "/p/" + slug + "/instances/" + WITH_CONTACT);
        }
        show(superuser, "/accounts");
        URI metrics = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
        found.put(
                "/metrics",
                client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                        .body());
        found.put("log", server.log());
        found.put("standard output", server.standardOutput());
        collectFiles();
    }

    private void show(Visitor superuser, String page) {
        var answer = superuser.get(page);
        boolean isEvent = page.contains("/events/event");
        assertThat(answer.statusCode()).as(page).isIn(200, isEvent ? 404 : 200);
        found.put(page, answer.body());
        FILES.matcher(answer.body())
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(file -> !found.containsKey(file))
                .distinct()
                .forEach(file -> show(superuser, file));
    }

    /** The database's own files too: its log, its tables, its write-ahead log. */
    private void collectFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            boolean program = file.toString().contains("/share/")
                    || file.toString().contains("/lib/")
                    || file.toString().contains("/bin/");
            if (!program) {
                found.put(directory.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void assertNoSecret() {
        List<String> leaks = new ArrayList<>();
        found.forEach((where, text) -> {
            String lower = text.toLowerCase(Locale.ROOT);
            Planted.SECRETS.stream()
                    .filter(secret -> lower.contains(secret.toLowerCase(Locale.ROOT)))
                    .forEach(secret ->
                            leaks.add(secret + " in " + where + ": " + around(lower, secret.toLowerCase(Locale.ROOT))));
        });
        assertThat(leaks).isEmpty();
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + secret.length() + 20))
                .replaceAll("\\P{Print}", "?");
    }

    private void assertContactOnlyWhereItBelongs(Visitor superuser) {
        String page = "instances/" + WITH_CONTACT;
        List<String> places = found.keySet().stream()
                .filter(where -> found.get(where).contains(CONTACT) && !where.startsWith("postgres"))
                .toList();
        assertThat(places).contains("heartbeat.kept", "/p/p1/" + page);
        assertThat(places).allMatch(where -> where.matches("heartbeat(_\\d+)?\\.kept|/p/p1/instances.*"));
        Visitor maintainer = Visitor.maintainer(superuser);
        for (String other : List.of("instances", page, "overview")) {
            assertThat(maintainer.get("/p/p1/" + other).body())
                    .contains("Instances")
                    .doesNotContain(CONTACT);
        }
    }

    private static String setupPath(ServerProcess server) {
        Matcher link = Pattern.compile("http://[^/\\s]+(/setup/\\S+)").matcher(server.standardOutput());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
