package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.support.Launcher;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** What instances send in the place of a version, from the request to the pages. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VersionsTest {
    private static TestSite site;

    @BeforeAll
    static void start() {
        site = new TestSite("none");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2.1.0,                                  2.1.0
            v2.1.0,                                 2.1.0
            V2.1.0,                                 2.1.0
            2026.12.0.dev202611270215,              2026.12.0.dev202611270215
            2.0.0~rc1,                              2.0.0~rc1
            2.0.0~beta2+ds-1,                       2.0.0~beta2+ds-1
            2.0.0-nightly.202611271530,             2.0.0-nightly.202611271530
            2.0.0-SNAPSHOT.20261127153000,          2.0.0-SNAPSHOT.20261127153000
            2.0.0-unstable,                         2.0.0-unstable
            2.0.0-CR1,                              2.0.0-CR1
            2.0.0-insiders.5,                       2.0.0-insiders.5
            2.0.0 beta 3,                           2.0.0-beta.3
            v1.2.4-0.20261127153000-abcdef123456,   1.2.4-0.20261127153000-abcdef123456
            2.1.0-42-g1a2b3c4,                      2.1.0-42-g1a2b3c4
            1.1.1w,                                 1.1.1w
            20261127,                               20261127
            2.1.0-alpine3.19,                       2.1.0-alpine3.19
            2.1.0-1ubuntu2,                         2.1.0-1ubuntu2
            6.1.0-28-amd64,                         6.1.0-28
            2.0.0-acme-berlin,                      2.0.0-other
            2.0.0-rc.1.host.example.org,            2.0.0-rc.1-other
            2.0.0+acme.17,                          2.0.0+other
            2.0.0-other,                            2.0.0-other
            5.1.0.300,                              5.1.0.300
            """)
    void a_version_is_kept_whole_or_with_a_mark_for_what_was_cut_off(String sent, String kept) throws Exception {
        assertThat(version(sent)).isEqualTo(kept + " null");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            6f2b9c1,                                    commit
            12ab34c,                                    commit
            4d5e6f7-dirty,                              commit
            9fceb02d0ae598e95dc970b74767f19372d61af8,   commit
            ABCDEF0,                                    commit
            sha-860c190,                                commit
            1234567,                                    other
            1764256500,                                 other
            20261341,                                   other
            1:2.0.0-1,                                  other
            '2,1,0',                                    other
            7zip,                                       other
            3.x-dev,                                    other
            2.*,                                        other
            r1234,                                      other
            30.0.2.2,                                   address
            203.0.113.77,                               address
            2001:db8::9,                                address
            30.0.2.2:8080,                              address
            unknown,                                    unknown
            N/A,                                        unknown
            null,                                       unknown
            latest,                                     branch
            main,                                       branch
            HEAD,                                       branch
            nightly,                                    branch
            main@9fceb02,                               branch
            feature/acme,                               branch
            ${version},                                 placeholder
            %VERSION%,                                  placeholder
            @project.version@,                          placeholder
            1.0.0-${git.sha},                           placeholder
            """)
    void what_is_no_version_leaves_its_reason_and_nothing_of_its_text(String sent, String reason) throws Exception {
        assertThat(version(sent)).isEqualTo("null " + reason);
    }

    @Test
    void the_pages_and_files_tell_no_usable_version_from_none_at_all() throws Exception {
        String page = "/p/mixed/";
        String key = product("mixed");
        send(key, "2.1.0", "v2.1.0", "2.1.0-p1", "2.1.0-rc1", "2.1.0-acme");
        send(key, "6f2b9c1", "12ab34c", "192.0.2.7", "main");
        send(key, "");
        send(key, new String[] {null});
        TestSite.await(() ->
                csv(page + "versions.csv").getOrDefault("(not reported)", "").equals(",2,,"));

        Map<String, String> table = csv(page + "versions.csv");
        assertThat(table.keySet())
                .containsExactly(
                        "version",
                        "2.1.0-p1",
                        "2.1.0",
                        "2.1.0-rc1",
                        "2.1.0-other",
                        "(no usable version: a commit hash)",
                        "(no usable version: the name of a branch or channel)",
                        "(no usable version: looks like an internet address)",
                        "(not reported)");
        assertThat(table.get("2.1.0")).contains(",2,0.4000,");
        assertThat(table.get("(no usable version: a commit hash)")).isEqualTo(",2,,");
        assertThat(site.maintainer().page(page + "versions"))
                .contains(
                        "of the 5\u00a0instances that report it; of 11 active in 7 days, 2 do not report it and 4 report no usable version"
                                + " (a commit hash: 2, the name of a branch or channel: 1, looks like an internet address: 1)")
                .contains("product set mixed --four-part-versions")
                .contains("A version that ends in &quot;other&quot;");
        assertThat(site.maintainer().page(page + "overview")).contains("4 report no usable version");
        assertThat(site.maintainer().page(page + "instances"))
                .contains("no usable version: a commit hash", "not reported");
        String commit = Sql.column(
                        site.server(), "SELECT instance_id FROM heartbeat WHERE kept::text LIKE '%\"commit\"%' LIMIT 1")
                .get(0);
        String ofCommit = Sql.column(
                        site.server(),
                        "SELECT p.slug FROM product p JOIN instance i USING (product_id) WHERE i.instance_id = '"
                                + commit + "'")
                .get(0);
        assertThat(site.maintainer().page("/p/" + ofCommit + "/instances/" + commit))
                .contains("It reports no usable version (", "no usable version: a commit hash");
        TestSite.await(() -> {
            String ignored = site.maintainer().page(page + "refusals");
            return ignored.contains("version shortened")
                    && ignored.contains("no usable version: looks like an internet address");
        });
        assertThat(site.maintainer().page(page + "refusals")).contains("product set mixed --four-part-versions");
    }

    @Test
    void versions_of_four_numbers_are_kept_where_a_superuser_says_so_and_addresses_are_not() throws Exception {
        String key = product("cloud");
        assertThat(version(key, "30.0.2.2")).isEqualTo("null address");

        Launcher.Result said = Launcher.run(
                "product",
                "set",
                "cloud",
                "--four-part-versions",
                "--database-url",
                site.server().databaseUrl());

        assertThat(said.err()).isEmpty();
        TestSite.await(() -> versionOrFail(key, "30.0.2.2").equals("30.0.2.2 null"));
        for (String kept : List.of("18.0.7.1", "4.0.0.0", "10.8.13.0", "30.0.2.2-rc1", "10.0.19041.1")) {
            assertThat(version(key, kept)).isEqualTo(kept + " null");
        }
        assertThat(version(key, "v30.0.2.3")).isEqualTo("30.0.2.3 null");
        for (String address : List.of(
                "10.0.0.5",
                "127.0.0.1",
                "172.16.4.2",
                "192.168.1.17",
                "169.254.1.1",
                "100.64.0.9",
                "203.0.113.7",
                "224.0.0.1",
                "85.214.132.117",
                "30.0.2.2-203.0.113.7",
                "30.0.2.2.5")) {
            assertThat(version(key, address)).as(address).isEqualTo("null address");
        }
        assertThat(version(key, "30.0.2.2:8080")).isEqualTo("null other");
        assertThat(version(key, "30.0.2.2/24")).isEqualTo("null other");
        UUID instance = UUID.randomUUID();
        Sql.execute(
                site.server(),
                "INSERT INTO permitted_field SELECT product_id, 'event:started', '{\"name\":\"event:started\",\"kind\":\"word\"}', 'x', now() FROM product WHERE slug = 'cloud'");
        TestSite.await(() -> eventVersion(key, instance, "30.0.2.2").equals("30.0.2.2"));
    }

    @Test
    void a_field_of_a_vocabulary_may_have_four_parts_by_itself() throws Exception {
        String key = product("field");
        Sql.execute(site.server(), """
                INSERT INTO permitted_field
                SELECT product_id, 'agent_version', '{"name":"agent_version","kind":"version","group":"environment","parts":4}', 'x', now()
                FROM product WHERE slug = 'field'
                """);
        UUID instance = UUID.randomUUID();

        site.heartbeat(
                "{\"schema_version\":\"1\",\"instance_id\":\"" + instance
                        + "\",\"product_version\":\"30.0.2.2\",\"agent_version\":\"30.0.2.2\"}",
                key);

        assertThat(site.kept(instance))
                .contains("\"agent_version\":\"30.0.2.2\"", "\"$unusable\":{\"product_version\":\"address\"}");
    }

    @Test
    void what_was_kept_with_a_v_or_as_unknown_is_read_by_the_one_spelling() throws Exception {
        String key = product("old");
        send(key, "1.9.0", "2.0.0");
        TestSite.await(() -> csv("/p/old/versions.csv").containsKey("2.0.0"));
        String product = "(SELECT product_id FROM product WHERE slug = 'old')";
        Sql.execute(site.server(), """
                UPDATE rollup SET value = CASE value WHEN '1.9.0' THEN 'v1.9.0' ELSE 'unknown' END
                WHERE field = 'product_version' AND product_id = %s
                """.formatted(product));
        Sql.execute(site.server(), """
                UPDATE heartbeat
                SET version = CASE version WHEN '1.9.0' THEN 'v1.9.0' ELSE 'unknown' END,
                    dictionary_id = -1,
                    kept = convert_to('{"product_version":"' || CASE version WHEN '1.9.0' THEN 'v1.9.0' ELSE 'unknown' END || '"}', 'UTF8')
                WHERE product_id = %s
                """.formatted(product));
        Sql.execute(site.server(), """
                UPDATE instance SET version = CASE version WHEN '1.9.0' THEN 'v1.9.0' ELSE 'unknown' END
                WHERE product_id = %s
                """.formatted(product));
        Sql.execute(
                site.server(),
                Files.readString(Path.of("..", "migrations/src/main/resources/db/migration/V15__one_spelling.sql")));
        send(key, "v1.9.0", "V1.9.0");
        TestSite.await(
                () -> csv("/p/old/versions.csv").getOrDefault("1.9.0", "").contains(",3,"));

        assertThat(csv("/p/old/versions.csv").keySet())
                .containsExactly("version", "1.9.0", "(no usable version: the instance does not know it)");
        assertThat(csv("/p/old/versions.csv?of=days").get("day"))
                .isEqualTo("complete,answered,reported,no_usable_version,1.9.0,notes");
        assertThat(site.maintainer().page("/p/old/instances?q=v1.9"))
                .contains("3 of 4\u00a0instances have this in their identifier or version");
        for (String instance :
                Sql.column(site.server(), "SELECT instance_id FROM heartbeat WHERE product_id = " + product)) {
            assertThat(site.maintainer().page("/p/old/instances/" + instance)).doesNotContain("v1.9.0", ">unknown<");
        }
    }

    private static String product(String slug) {
        site.superuser().send("/products/new", Map.of("name", slug, "slug", slug, "preset", "none"));
        String issued = site.superuser()
                .send("/p/" + slug + "/keys", Map.of("label", ""))
                .body();
        return Visitor.between(issued, "<code id=\"issued\">", "</code>");
    }

    private static void send(String key, String... versions) throws Exception {
        for (String version : versions) {
            assertThat(site.heartbeat(heartbeat(UUID.randomUUID(), version), key)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String heartbeat(UUID instance, String version) {
        String field = version == null ? "" : ",\"product_version\":\"" + version + "\"";
        return "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\"" + field + "}";
    }

    private static String version(String sent) throws Exception {
        return version(site.key(), sent);
    }

    /** What is kept of a version that a new instance sends: the version, a blank and the reason why it is none. */
    private static String version(String key, String sent) throws Exception {
        UUID instance = UUID.randomUUID();
        assertThat(site.heartbeat(heartbeat(instance, sent), key).statusCode()).isEqualTo(200);
        String row = Sql.column(
                        site.server(),
                        "SELECT coalesce(version, 'null') || ' ' || coalesce(kept #>> '{$unusable,product_version}', 'null') || '|' || (kept::jsonb - '$unusable')"
                                + " FROM heartbeat WHERE instance_id = '" + instance + "'")
                .get(0);
        String kept = row.substring(0, row.indexOf('|'));
        if (kept.startsWith("null ")) {
            assertThat(row.substring(row.indexOf('|') + 1)).doesNotContain("product_version", sent);
        }
        return kept;
    }

    private static String versionOrFail(String key, String sent) {
        try {
            return version(key, sent);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String eventVersion(String key, UUID instance, String version) {
        try {
            site.events(
                    "{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"product_version\":\"" + version
                            + "\",\"events\":[{\"name\":\"started\",\"type\":\"action\"}]}",
                    key);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        List<String> versions =
                Sql.column(site.server(), "SELECT version FROM event WHERE instance_id = '" + instance + "'");
        return versions.isEmpty() ? "" : String.valueOf(versions.get(0));
    }

    /** The lines of a CSV by their first cell, in order. */
    private static Map<String, String> csv(String path) {
        Map<String, String> lines = new LinkedHashMap<>();
        site.maintainer().page(path).lines().forEach(line -> {
            String[] cells = line.replace("\uFEFF", "").split(",", 2);
            lines.put(cells[0], cells[1]);
        });
        return lines;
    }
}
