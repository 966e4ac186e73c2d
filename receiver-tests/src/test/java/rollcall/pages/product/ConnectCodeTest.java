package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.support.Sql;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The programs that Connect shows are run as they stand there, with the key that stands in them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectCodeTest {
    private static final String RECORDED = "{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}";

    private static TestSite site;
    private static String page;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        site = new TestSite("rollcall");
        site.superuser().send("/p/it/connect", Map.of());
        page = site.superuser().page("/p/it/connect");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "python", "node", "java", "go", "php"})
    void each_program_sends_a_heartbeat_with_the_same_identifier_each_time(String language) throws Exception {
        List<String> command = command(language);
        Path program = Files.writeString(directory.resolve(command.get(command.size() - 1)), code(language));
        assertThat(balanced(code(language))).as(language).isTrue();
        if (List.of("go", "php").contains(language) && !isThere(command.get(0))) {
            return;
        }

        assertThat(run(command)).isEqualTo(RECORDED);
        assertThat(run(command)).containsAnyOf("\"rate_limited\"", "HTTP Error 429");
        if (!language.equals("curl")) {
            String instance = Files.readString(directory.resolve("instance_id")).strip();
            assertThat(instance).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(Sql.column(site.server(), "SELECT kept FROM heartbeat WHERE instance_id = '" + instance + "'"))
                    .hasSize(1);
        }
        assertThat(program).exists();
    }

    @Test
    void the_sender_of_the_preset_is_open_and_the_others_are_folded() {
        String folded = Visitor.between(
                page, "<details class=\"others\">", "<section class=\"card\" aria-labelledby=\"air-gapped\"");
        assertThat(folded)
                .contains("id=\"penpot\"", "id=\"eventyay\"", "id=\"own\"")
                .doesNotContain("id=\"rollcall\"");

        try (TestSite own = new TestSite("none")) {
            String first = Visitor.between(own.maintainer().page("/p/it/connect"), "id=\"own\"", "class=\"others\"");
            assertThat(Pattern.compile("<details class=\"fold\" name=\"own-code\"( open)?>\\s*<summary>(\\w+)<")
                            .matcher(first)
                            .results()
                            .map(fold -> fold.group(2) + (fold.group(1) == null ? "" : fold.group(1))))
                    .containsExactly("curl open", "Python", "Node", "Go", "PHP", "Java");
        }
    }

    private static List<String> command(String language) {
        return switch (language) {
            case "curl" -> List.of("sh", "heartbeat.sh");
            case "python" -> List.of("python3", "heartbeat.py");
            case "node" -> List.of("node", "heartbeat.mjs");
            case "go" -> List.of("go", "run", "heartbeat.go");
            case "php" -> List.of("php", "heartbeat.php");
            default ->
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "Heartbeat.java");
        };
    }

    private static String code(String language) {
        return Visitor.between(page, "<pre id=\"" + language + "-code\" tabindex=\"0\"><code>", "</code></pre>")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** Whether every quote and bracket that is opened is closed. */
    private static boolean balanced(String code) {
        boolean quotes = List.of("\"", "'", "`").stream().allMatch(quote -> code.split(quote, -1).length % 2 == 1);
        boolean brackets = List.of("()", "[]", "{}").stream()
                .allMatch(pair -> code.chars().filter(c -> c == pair.charAt(0)).count()
                        == code.chars().filter(c -> c == pair.charAt(1)).count());
        return quotes && brackets;
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private String run(List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("no_proxy", "127.0.0.1,localhost");
        builder.environment().put("GOFLAGS", "-mod=mod");
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOCACHE", directory.resolve("cache").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("JDK_JAVA"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return out.strip();
    }
}
