package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.CountsInTables;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectPageTest {
    private static final String PAGE = "/p/it/connect";
    private static final List<String> FORGED = List.of(
            "evil.example'; rm -rf ~; '",
            "<script>",
            "a b",
            "evil.example/path",
            "user@evil.example",
            "$(id)",
            "-x",
            "");
    private static final Pattern CURL_BODY = Pattern.compile("-d '(\\{.*?\\n\\})'", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"eventyay", "penpot", "timetracker", "otel", "rollcall", "none"})
    void the_example_is_kept_whole_as_it_is_pasted(String preset) throws Exception {
        try (TestSite site = new TestSite(preset)) {
            Visitor visitor = site.maintainer();
            Matcher body =
                    CURL_BODY.matcher(visitor.page(PAGE).replace("&quot;", "\"").replace("&#39;", "'"));
            assertThat(body.find()).isTrue();

            assertThat(site.heartbeat(body.group(1)).body())
                    .isEqualTo("{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}");

            if (!preset.equals("eventyay") && !preset.equals("none")) {
                assertThat(body.find()).as("events").isTrue();
                assertThat(site.events(body.group(1)).body()).contains("\"kept\":1,\"dropped\":0");
            }
            CountsInTables.await(
                    TestServer.at(site.server(), "/"),
                    () -> Long.parseLong(Sql.column(site.server(), CountsInTables.UNAUTHORIZED)
                            .get(0)));
            assertThat(visitor.page("/p/it/refusals"))
                    .contains("<strong>No request</strong> was rejected", "Nothing was ignored in kept reports.");
        }
    }

    @Test
    void a_product_s_own_sender_is_shown_its_own_door() throws Exception {
        for (var door : Map.of("penpot", "/ingest/penpot?api_key=YOUR_KEY", "timetracker", "/ingest/otlp")
                .entrySet()) {
            try (TestSite site = new TestSite(door.getKey())) {
                assertThat(Visitor.between(site.maintainer().page(PAGE), "<code id=\"address-url\">", "</code>"))
                        .endsWith(door.getValue());
            }
        }
    }

    @Test
    void where_no_event_is_permitted_the_example_is_dropped_as_the_page_says_and_events_are_heard_of_once_one_is_kept()
            throws Exception {
        try (TestSite site = new TestSite("none")) {
            assertThat(site.maintainer().page(PAGE)).contains("This product permits no event yet");
        }
        try (TestSite site = new TestSite("penpot")) {
            Visitor visitor = site.maintainer();
            assertThat(visitor.page(PAGE)).doesNotContain("permits no event", "have arrived");
            site.events(UUID.randomUUID(), "2.1", "{\"name\":\"open-file\"}");
            TestSite.await(() -> visitor.page(PAGE + "/status").contains("Events</a> have arrived"));
        }
    }

    @Test
    void the_page_waits_for_the_first_heartbeat_and_then_names_it() throws Exception {
        try (TestSite site = new TestSite("none")) {
            Visitor visitor = site.maintainer();
            assertThat(visitor.page(PAGE + "/status")).contains("Waiting for the first heartbeat…", "every 2s");

            UUID instance = UUID.randomUUID();
            site.heartbeat(instance, "0.1.0", "");

            assertThat(visitor.page(PAGE + "/status"))
                    .contains("Heartbeat from", instance.toString(), "0.1.0")
                    .doesNotContain("Waiting");
        }
    }

    @Test
    void the_address_is_the_one_by_which_the_visitor_came_also_through_a_proxy() throws Exception {
        try (TestSite site = new TestSite("none")) {
            Visitor visitor = site.maintainer();

            assertThat(visitor.page(PAGE))
                    .contains("http://127.0.0.1:" + site.server().port() + "/ingest/heartbeat");
            assertThat(visitor.getBehindProxy(
                                    PAGE, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "telemetry.example.org")
                            .body())
                    .contains("https://telemetry.example.org/ingest/heartbeat");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https, http", "https,https", "HTTPS"})
    void behind_two_proxies_the_scheme_is_the_one_of_the_first(String schemes) throws Exception {
        try (TestSite site = new TestSite("none")) {
            HttpResponse<String> page = site.maintainer()
                    .getBehindProxy(
                            PAGE, "X-Forwarded-Proto", schemes, "X-Forwarded-Host", "rc.example.org, inner:8080");
            HttpResponse<String> logIn = new Visitor(site.server()).get("/login", "X-Forwarded-Proto", schemes);

            assertThat(page.body())
                    .contains("https://rc.example.org/ingest/heartbeat")
                    .doesNotContain("http://rc");
            assertThat(logIn.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(logIn.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
        }
    }

    @Test
    void an_address_of_this_machine_alone_is_warned_of_and_containers_are_told_another() throws Exception {
        try (TestSite site = new TestSite("penpot")) {
            Visitor visitor = site.maintainer();
            String local = "http://host.docker.internal:" + site.server().port();

            assertThat(visitor.page(PAGE))
                    .contains("works on this machine only", "--host 0.0.0.0")
                    .contains("<code id=\"address-url\">" + local + "/ingest/penpot?api_key=YOUR_KEY</code>")
                    .contains("PENPOT_TELEMETRY_URI=" + local + "/ingest/penpot?api_key=YOUR_KEY")
                    .contains("OTEL_EXPORTER_OTLP_ENDPOINT=" + local + "/ingest/otlp")
                    .contains("'telemetry_endpoint', '" + local + "/ingest/heartbeat'");
            for (String host : List.of("localhost:8080", "LOCALHOST", "127.0.0.2:1", "[::1]:8080", "0.0.0.0:8080")) {
                assertThat(visitor.get(PAGE, "X-Forwarded-Host", host).body())
                        .as(host)
                        .contains("works on this machine only", "://host.docker.internal");
            }
            for (String host : List.of("telemetry.example.org", "192.168.1.4:8080", "[fd00::1]:8080", "a..b", "odd-")) {
                assertThat(visitor.get(PAGE, "X-Forwarded-Host", host).body())
                        .as(host)
                        .contains("PENPOT_TELEMETRY_URI=http://" + host + "/ingest/penpot")
                        .doesNotContain("works on this machine only", "host.docker.internal");
            }
        }
    }

    @Test
    void a_server_that_listens_on_this_machine_alone_says_so_and_plain_http_elsewhere_is_warned_of() throws Exception {
        try (TestSite site = new TestSite("none")) {
            Visitor visitor = site.maintainer();
            String plain = "keys and reports travel readable";
            String here = "Rollcall listens on this machine only";

            assertThat(visitor.page(PAGE))
                    .contains(here, "host.docker.internal")
                    .doesNotContain(plain);
            assertThat(visitor.get(PAGE, "X-Forwarded-Host", "192.168.1.4:8080").body())
                    .contains(plain, "<code>http://192.168.1.4:8080</code>")
                    .doesNotContain(here, "host.docker.internal");
            assertThat(visitor.getBehindProxy(PAGE, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "rc.example.org")
                            .body())
                    .doesNotContain(plain, here, "host.docker.internal");
        }
        try (Wiring open =
                TestServer.start("0.0.0.0", Clock.systemUTC(), TestDatabase.fresh(), Settings.Sending.PLAIN)) {
            Visitor superuser = Visitor.superuser(open);
            superuser.send("/products/new", Map.of("name", "It", "preset", "none"));

            assertThat(superuser.page(PAGE))
                    .contains("works on this machine only", "host.docker.internal")
                    .doesNotContain("Rollcall listens on this machine only");
        }
    }

    @Test
    void a_forged_host_is_not_repeated() throws Exception {
        try (TestSite site = new TestSite("none")) {
            for (String host : FORGED) {
                String page =
                        site.maintainer().get(PAGE, "X-Forwarded-Host", host).body();

                assertThat(page)
                        .as(host)
                        .contains("http://127.0.0.1:" + site.server().port() + "/ingest/heartbeat");
            }
        }
    }
}
