package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.product.mapped.MappingExample;
import rollcall.report.Product;
import rollcall.support.EveryColumn;
import rollcall.support.MappedSite;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;
import rollcall.support.page.Visitor;

/** Secrets in every place of the four shapes, mapped or not; afterwards whatever is stored, logged, answered or shown is searched for them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MappedSecretsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<MappingExample, String> BODIES = Map.of(
            MappingExample.POSTHOG, "posthog-batch.json",
            MappingExample.SYNCTHING, "syncthing.json",
            MappingExample.HOME_ASSISTANT, "home-assistant.json",
            MappingExample.NEXTCLOUD, "nextcloud.json");

    private static final List<String> PAGES = List.of(
            "overview", "versions", "metrics", "environment", "plugins", "events", "instances", "refusals", "connect");

    @TempDir
    private static Path directory;

    private final Map<String, String> found = new LinkedHashMap<>();

    @Test
    void no_secret_in_any_place_of_a_mapped_body_is_found_anywhere() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--fold-seconds", "1");
                TestProducts products = TestProducts.in(directory)) {
            Visitor superuser = Visitor.superuser(server.at("/"), setupPath(server));
            MappedSite site = new MappedSite(products, server::at);
            int kept = 0;
            for (MappingExample example : MappingExample.values()) {
                kept += plant(site, products, example);
            }
            assertThat(kept).isGreaterThan(400);
            awaitCounts(products);
            found.putAll(EveryColumn.of(products));
            for (MappingExample example : MappingExample.values()) {
                for (String page : PAGES) {
                    String path = "/p/" + example.code() + "-example/" + page;
                    found.put(path, superuser.get(path).body());
                }
            }
            found.put("log", server.log());
            found.put("standard output", server.standardOutput());
            assertThat(found.keySet())
                    .contains("heartbeat.kept", "event.properties", "dropped_count.name", "attempt.ignored");
            assertThat(found.get("heartbeat.kept")).contains("core_mosquitto", "pgsql");
            requireNoSecret();
        }
    }

    /** Every text, name and number of the body becomes a secret, one after the other, and all of them at once. */
    private int plant(MappedSite site, TestProducts products, MappingExample example) throws Exception {
        Product product = site.product(example.file());
        String key = products.key(product);
        JsonNode body = JSON.readTree(MappedSite.body(BODIES.get(example)).replace("KEY", key));
        int kept = 0;
        for (String secret : Planted.SECRETS) {
            List<JsonNode> planted = new ArrayList<>();
            for (int i = 0; i < places(body); i++) {
                planted.add(replaced(body, i, secret, new int[1]));
            }
            planted.add(everywhere(body, secret, key));
            for (JsonNode one : planted) {
                kept += post(site, example, key, one.toString()) == 200 ? 1 : 0;
            }
        }
        return kept;
    }

    private int post(MappedSite site, MappingExample example, String key, String body) throws Exception {
        String path = example.code() + "-example/x?api_key=" + key;
        HttpResponse<String> answer = example == MappingExample.NEXTCLOUD
                ? site.post(
                        path,
                        ("data=" + URLEncoder.encode(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded")
                : site.post(path, body);
        assertThat(answer.statusCode()).as(body).isIn(200, 400);
        found.merge("answers of " + example, answer.body() + "\n", String::concat);
        return answer.statusCode();
    }

    /** How many scalars and names of members it has. */
    private static int places(JsonNode node) {
        if (!node.isContainerNode()) {
            return 1;
        }
        int places = node.isObject() ? node.size() : 0;
        for (JsonNode part : node) {
            places += places(part);
        }
        return places;
    }

    private static JsonNode replaced(JsonNode node, int at, String secret, int[] seen) {
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(member -> {
                String name = seen[0]++ == at ? secret : member.getKey();
                object.set(name, replaced(member.getValue(), at, secret, seen));
            });
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(item -> array.add(replaced(item, at, secret, seen)));
            return array;
        }
        return seen[0]++ == at ? TextNode.valueOf(secret) : node;
    }

    /** Names stay, so that the mapping leads to every secret. The key stays as well. */
    private static JsonNode everywhere(JsonNode node, String secret, String key) {
        UnaryOperator<JsonNode> inside = each -> everywhere(each, secret, key);
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(member -> object.set(member.getKey(), inside.apply(member.getValue())));
            object.set(secret, TextNode.valueOf(secret));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(item -> array.add(inside.apply(item)));
            return array;
        }
        return node.asText().equals(key) ? node : TextNode.valueOf(secret);
    }

    private static void awaitCounts(TestProducts products) throws InterruptedException {
        ServerProcess.await(
                "the fold",
                () -> products.number("SELECT count(*) FROM heartbeat_batch WHERE NOT (folded AND answered)") == 0
                        && products.number("SELECT count(*) FROM event_batch WHERE NOT (folded AND answered)") == 0);
        ServerProcess.await("the counts", () -> products.number("SELECT count(*) FROM attempt") > 0);
    }

    private void requireNoSecret() {
        List<String> leaks = new ArrayList<>();
        found.forEach((where, text) -> {
            String lower = text.toLowerCase(Locale.ROOT);
            Planted.SECRETS.stream()
                    .filter(secret -> lower.contains(secret.toLowerCase(Locale.ROOT)))
                    .forEach(secret -> leaks.add(secret + " in " + where));
        });
        assertThat(leaks).isEmpty();
        assertThat(found.get("log")).doesNotContain("rc_");
    }

    private static String setupPath(ServerProcess server) {
        Matcher link = Pattern.compile("http://[^/\\s]+(/setup/\\S+)").matcher(server.standardOutput());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
