package rollcall.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.advisory.ReadAdvisory.Affected;
import rollcall.advisory.ReadAdvisory.Format;

/** What must become of published files, of what the formats' specifications say, and of files that are none. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdvisoryFileTest {
    private static final Path FILES = Path.of("src/test/resources/advisories");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "osv-GO-2024-2963     | OSV    | GO-2024-2963        | NOT_RATED | 2024-07-02 | stdlib              | [,1.21.12) [1.22.0-0,1.22.5) | 1.21.12 1.22.5",
                "osv-PYSEC-2023-74    | OSV    | PYSEC-2023-74       | NOT_RATED | 2023-05-26 | requests            | [2.3.0,2.31.0)               | 2.31.0",
                "osv-GHSA-9v2f-6vcg-3hgv | OSV | GHSA-9v2f-6vcg-3hgv | CRITICAL  | 2024-07-01 | Gradio              | [4.36.-1,4.36.-1] [4.36.1,4.36.1] | ''",
                "csaf-bsi-2022-0001   | CSAF   | BSI-2022-0001       | MEDIUM    | 2022-03-17 | CVRF-CSAF-Converter | [1.0.0-dev1,1.0.0-dev1] [1.0.0-dev2,1.0.0-dev2] [1.0.0-dev3,1.0.0-dev3] [1.0.0-alpha,1.0.0-alpha] [1.0.0-rc1,1.0.0-rc1] | 1.0.0-rc2",
                "csaf-2022-evd-uc-06-001 | CSAF | 2022-EVD-UC-06-001 | CRITICAL  | 2022-03-03 | ABC                 | [2.4,2.4] [2.6,2.6] [2.9,4.1] | ''",
                "github-published     | GITHUB | GHSA-rf4j-j272-fj86 | MEDIUM    | 2018-10-03 | django              | [1.11.8,1.11.10) [2.0.0,2.0.2) | 2.0.2 1.11.10",
                "github-updated       | GITHUB | GHSA-6fmm-47qc-p4m4 | MEDIUM    | 2019-06-13 | harp                | [,0.29.0]                    | ''"
            })
    void a_published_file_becomes(
            String file,
            Format format,
            String identifier,
            String severity,
            LocalDate published,
            String name,
            String versions,
            String fixed)
            throws IOException {
        ReadAdvisory read = AdvisoryFile.read(Files.readAllBytes(FILES.resolve(file + ".json")));

        assertThat(read.format()).isEqualTo(format);
        assertThat(read.identifier()).isEqualTo(identifier);
        assertThat(read.severity()).hasToString(severity);
        assertThat(read.published()).isEqualTo(published);
        assertThat(read.title()).isNotBlank().hasSizeLessThanOrEqualTo(300).doesNotContain("\n");
        assertThat(read.affected()).hasSize(1);
        assertThat(read.affected().get(0).name()).isEqualTo(name);
        assertThat(versions(read)).isEqualTo(versions);
        assertThat(String.join(" ", read.affected().get(0).fixed())).isEqualTo(fixed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "github-withdrawn        | At /security_advisory/withdrawn_at: this advisory was withdrawn.",
                "csaf-sec-vex-2022-0001 | At /vulnerabilities: this names no affected package."
            })
    void a_published_file_that_affects_nothing_is_refused(String file, String why) throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve(file + ".json"));

        assertThatThrownBy(() -> AdvisoryFile.read(bytes)).hasMessage(why);
    }

    @Test
    void the_links_are_those_of_the_files() throws IOException {
        assertThat(AdvisoryFile.read(Files.readAllBytes(FILES.resolve("osv-PYSEC-2023-74.json")))
                        .link())
                .isEqualTo("https://github.com/psf/requests/security/advisories/GHSA-j8r2-6x86-q33q");
        assertThat(AdvisoryFile.read(Files.readAllBytes(FILES.resolve("github-published.json")))
                        .link())
                .isEqualTo("https://nvd.nist.gov/vuln/detail/CVE-2018-6188");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"introduced\":\"0\"} | [0,)",
                "{\"introduced\":\"0\"},{\"fixed\":\"1.0.2\"} | [,1.0.2)",
                "{\"introduced\":\"1.0.0\"},{\"fixed\":\"1.0.2\"},{\"introduced\":\"3.0.0\"},{\"fixed\":\"3.2.5\"} | [1.0.0,1.0.2) [3.0.0,3.2.5)",
                "{\"fixed\":\"3.2.5\"},{\"introduced\":\"3.0.0\"},{\"fixed\":\"1.0.2\"},{\"introduced\":\"1.0.0\"} | [1.0.0,1.0.2) [3.0.0,3.2.5)",
                "{\"introduced\":\"0\"},{\"last_affected\":\"2.1.214\"} | [,2.1.214]",
                "{\"introduced\":\"1.0\"},{\"introduced\":\"2.0\"},{\"fixed\":\"2.5\"},{\"fixed\":\"2.6\"},{\"limit\":\"*\"} | [1.0,2.5)",
                "{\"introduced\":\"1.9\"},{\"introduced\":\"1.10\"},{\"last_affected\":\"1.10\"} | [1.9,1.10]",
            })
    void events_are_evaluated_in_the_order_of_versions(String events, String versions) {
        assertThat(versions(osv("{\"type\":\"SEMVER\",\"events\":[" + events + "]}")))
                .isEqualTo(versions);
    }

    @Test
    void ranges_and_versions_of_one_package_are_one_and_other_packages_are_others() {
        ReadAdvisory read = read("""
                {"id":"X-1","modified":"2026-01-02T23:30:00-01:00","affected":[
                 {"package":{"name":"a"},"versions":["1.1","1.5"],"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"1.0"},{"fixed":"1.2"}]}]},
                 {"package":{"name":"b"},"ranges":[{"type":"GIT","events":[{"introduced":"0"}]}]},
                 {"package":{"name":"a"},"versions":["1.2"]}],
                 "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H"}]}""");

        assertThat(read.affected()).extracting(Affected::name).containsExactly("a", "b");
        assertThat(versions(read)).isEqualTo("[1.0,1.2] [1.5,1.5]");
        assertThat(read.affected().get(1).versions()).isEmpty();
        assertThat(read.affected().get(1).place()).isEqualTo("/affected/1");
        assertThat(read.published()).isEqualTo(LocalDate.parse("2026-01-03"));
        assertThat(read.severity()).hasToString("CRITICAL");
        assertThat(read.title()).isEqualTo("X-1");
        assertThat(read.link()).isEmpty();
    }

    /** The examples of the specification, first.org/cvss/v3.1/examples, and its ends. */
    @ParameterizedTest
    @CsvSource({
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, CRITICAL",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N, HIGH",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, MEDIUM",
        "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N, MEDIUM",
        "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N, LOW",
        "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N, LOW",
        "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N, NOT_RATED",
        "CVSS:3.1/AV:N, NOT_RATED",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:H/UI:N/VC:L/VI:L/VA:N/SC:N/SI:N/SA:N, NOT_RATED",
        "7.5, NOT_RATED"
    })
    void a_vector_has_the_severity_of_its_base_score(String vector, String severity) {
        assertThat(CvssScore.severity(vector)).hasToString(severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">= 2.0, < 2.2.4; [2.0,2.2.4)",
                "< 2.2.4; [,2.2.4)",
                "<= 2.2.4; [,2.2.4]",
                "= 0.2.0; [0.2.0,0.2.0]",
                "1.2.3; [1.2.3,1.2.3]",
                "> 1.0, <= 2.0-rc.1; (1.0,2.0-rc.1]",
                ">=25.11.04-1, <26.04.28-03; [25.11.04-1,26.04.28-03)",
                ">= 2.0; [2.0,)"
            })
    void a_range_of_github_becomes(String range, String versions) {
        assertThat(versions(github(range, "\"patched_versions\":\">= 2.2.4, 2.3.0\"")))
                .isEqualTo(versions);
        assertThat(github(range, "\"patched_versions\":\">= 2.2.4, 2.3.0\"")
                        .affected()
                        .get(0)
                        .fixed())
                .containsExactly("2.2.4", "2.3.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "vers:gem/>=2.2.0|!= 2.2.1|<2.3.0; [2.2.0,2.2.1) (2.2.1,2.3.0)",
                "vers:npm/1.2.3|>=2.0.0|<5.0.0; [1.2.3,1.2.3] [2.0.0,5.0.0)",
                "vers:pypi/0.0.0|0.0.1|1.0|2.0pre1; [0.0.0,0.0.0] [0.0.1,0.0.1] [1.0,1.0] [2.0pre1,2.0pre1]",
                "vers:tomee/>=8.0.0-M1|<=8.0.1; [8.0.0-M1,8.0.1]",
                "vers:all/*; [0,)",
                "<=1.14.0; [,1.14.0]",
                ">4.2; (4.2,)",
                "vers:deb/<1%3A2.0%2Bdfsg; [,1:2.0+dfsg)",
                "<1.0|>=2.0|<2.1; [,1.0) [2.0,2.1)"
            })
    void a_range_of_csaf_becomes(String range, String versions) {
        assertThat(versions(csaf("product_version_range", range))).isEqualTo(versions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | At the beginning: the file is empty.",
                "[ | At line 1, column",
                "{\"id\":\"x\",\"id\":\"y\"} | At line 1, column",
                "{} x | At line 1, column 4",
                "[] | At the beginning: it is no advisory",
                "7 | At the beginning: it is no advisory",
                "{\"id\":7} | At /id: this has to be text.",
                "{\"id\":7,\"affected\":[]} | At /id: this has to be text.",
                "{\"id\":\"x\",\"affected\":{}} | At /affected: this has to be a list.",
                "{\"id\":\"x\",\"affected\":[7]} | At /affected/0: this has to be an object.",
                "{\"id\":\"x\",\"affected\":[{}]} | At /affected/0: this names no versions",
                "{\"id\":\"x\",\"modified\":\"soon\",\"affected\":[{\"versions\":[\"1\"]}]} | At /modified: this has to be a time",
                "{\"id\":\"x\",\"affected\":[{\"versions\":[\"main\"]}]} | At /affected/0/versions/0: this has to be a version",
                "{\"id\":\"x\",\"withdrawn\":\"2026-01-01T00:00:00Z\"} | At /withdrawn: this advisory was withdrawn.",
                "{\"ghsa_id\":\"x\",\"vulnerabilities\":[{\"vulnerable_version_range\":\"all\"}]} | At /vulnerabilities/0/vulnerable_version_range: this has to be a range",
                "{\"ghsa_id\":\"x\",\"vulnerabilities\":[{\"vulnerable_version_range\":\">= 2, < 1\"}]} | At /vulnerabilities/0/vulnerable_version_range: this has to be a range",
                "{\"document\":{}} | At /document/tracking: this is missing.",
                "{\"document\":7} | At /document: this has to be an object."
            })
    void what_is_none_is_refused_with_its_place(String file, String why) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(NotAnAdvisory.class).hasMessageStartingWith(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"introduced\":\"1\",\"fixed\":\"2\"} | /events/0: this has to have one of",
                "{} | /events/0: this has to have one of",
                "{\"fixed\":\"2\"} | /events: no version is introduced.",
                "{\"introduced\":\"0\"},{\"limit\":\"3\"} | /events/1/limit: a limit is not read",
                "{\"introduced\":\"0\"},{\"fixed\":\"\"} | /events/1/fixed: this has to be text.",
                "{\"introduced\":\"0\"},{\"fixed\":\"[2\"} | /events/1/fixed: this has to be a version",
            })
    void events_that_are_none_are_refused_with_their_place(String events, String why) {
        assertThatThrownBy(() -> osv("{\"type\":\"SEMVER\",\"events\":[" + events + "]}"))
                .hasMessageStartingWith("At /affected/0/ranges/0" + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vers:x/", "", "|", ">=1|x", "vers:x/%zz1", ">=2|<1", "vers:all/**", "<", "1 2"})
    void a_range_of_csaf_that_is_none_is_refused(String range) {
        assertThatThrownBy(() -> csaf("product_version_range", range))
                .hasMessageStartingWith("At /product_tree/branches/0/name: ");
    }

    @Test
    void a_product_without_a_version_has_none_and_a_component_has_its_own() {
        assertThat(csaf("product_name", "ABC").affected().get(0).versions()).isEmpty();
        assertThat(csaf("product_name", "ABC").affected().get(0).place()).isEqualTo("/product_tree/branches/0/name");
        assertThatThrownBy(() -> read(csafText("product_version", "1.0").replace("[\"P\"]", "[\"Q\"]")))
                .hasMessage(
                        "At /vulnerabilities/0/product_status/known_affected/0: the product_tree has no product of this product_id.");
        ReadAdvisory component = read(csafText("product_version", "1.0")
                .replace("[\"P\"]", "[\"R:P\"]")
                .replace("\"branches\"", """
                        "relationships":[{"product_reference":"P","full_product_name":{"product_id":"R:P","name":"P of R"}}],"branches\""""));
        assertThat(versions(component)).isEqualTo("[1.0,1.0]");
    }

    @Test
    void hostile_files_are_refused_and_cost_little() {
        String deep = "{\"id\":\"x\",\"affected\":" + "[".repeat(500_000);
        assertThatThrownBy(() -> read(deep)).hasMessageStartingWith("At line 1, column");
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"" + i + ".0\"},{\"fixed\":\"" + i
                        + ".1\"}]}")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> osv(many))
                .hasMessage("At /affected/0: an advisory has at most 50 ranges of versions.");
        String packages = IntStream.range(0, 200)
                .mapToObj(i -> "{\"package\":{\"name\":\"p" + i + "\"},\"versions\":[\"1\"]}")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> read("{\"id\":\"x\",\"affected\":[" + packages + "]}"))
                .hasMessage("At /affected/100: a file names at most 100 packages.");
        String not = "vers:x/>=0|"
                + IntStream.range(1, 5_000).mapToObj(i -> "!=" + i).collect(Collectors.joining("|"));
        assertThatThrownBy(() -> csaf("product_version_range", not))
                .hasMessageEndingWith("an advisory has at most 50 ranges of versions.");
        byte[] broken = "{\"id\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> AdvisoryFile.read(broken)).hasMessageStartingWith("At line 1, column");
        assertThatThrownBy(() -> read("{\n  \"id\": \"x\",\n  \"affected\": nope\n}"))
                .hasMessageStartingWith("At line 3, column ");
        assertThatThrownBy(() -> read("{\"id\":1e999999999999}")).isInstanceOf(NotAnAdvisory.class);
    }

    private static ReadAdvisory osv(String ranges) {
        return read(
                "{\"id\":\"X-1\",\"modified\":\"2026-01-02T00:00:00Z\",\"affected\":[{\"ranges\":[" + ranges + "]}]}");
    }

    private static ReadAdvisory github(String range, String more) {
        return read("{\"ghsa_id\":\"X-1\",\"summary\":\"s\",\"vulnerabilities\":[{\"vulnerable_version_range\":\""
                + range + "\"," + more + "}]}");
    }

    private static ReadAdvisory csaf(String category, String name) {
        return read(csafText(category, name));
    }

    private static String csafText(String category, String name) {
        return """
                {"document":{"title":"t","tracking":{"id":"X-1","initial_release_date":"2026-01-02T00:00:00Z"}},
                 "product_tree":{"branches":[{"category":"%s","name":"%s","product":{"name":"P 1","product_id":"P"}}]},
                 "vulnerabilities":[{"product_status":{"known_affected":["P"]}}]}""".formatted(category, name);
    }

    private static ReadAdvisory read(String text) {
        return AdvisoryFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String versions(ReadAdvisory read) {
        return read.affected().get(0).versions().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
