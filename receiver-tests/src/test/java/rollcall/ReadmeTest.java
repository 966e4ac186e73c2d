package rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says about options and commands is what {@code --help} says, and its examples do what it says they do. */
class ReadmeTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

    @TempDir
    Path directory;

    @Test
    void the_readme_lists_the_options_that_help_lists_with_the_same_defaults() throws Exception {
        String help = Launcher.run("serve", "--help").out();
        Map<String, String> offered = new TreeMap<>();
        for (String option : help.split("\\n +(?:-., )?(?=--)")) {
            if (option.startsWith("--")) {
                offered.put(option.split("[= ]", 2)[0], defaultIn(option.replaceAll("\\s+", " ")));
            }
        }
        offered.keySet().removeAll(List.of("--help", "--version"));

        Map<String, String> listed = new TreeMap<>();
        for (MatchResult row : Pattern.compile("(?m)^\\| `(--[a-z-]+)[^`]*` \\| `(\\w+)` \\| (.*?) \\|")
                .matcher(readme())
                .results()
                .toList()) {
            listed.put(row.group(1), row.group(3).replace("`", ""));
            assertThat(row.group(2))
                    .isEqualTo("ROLLCALL_"
                            + row.group(1).substring(2).toUpperCase().replace('-', '_'));
        }

        assertThat(listed.keySet()).isEqualTo(offered.keySet());
        offered.forEach((option, usual) -> {
            if (!usual.isEmpty()) {
                assertThat(listed.get(option)).as(option).isEqualTo(usual);
            }
        });
    }

    @Test
    void the_readme_lists_the_commands_that_help_lists() throws Exception {
        TreeSet<String> offered = new TreeSet<>();
        for (String group : commands(Launcher.run("--help").out())) {
            commands(Launcher.run(group, "--help").out()).forEach(command -> offered.add(group + " " + command));
        }
        String listed = Visitor.between(readme(), "Commands (`server/run --help`", "For example:");

        TreeSet<String> named = new TreeSet<>();
        Pattern.compile("`([a-z]+ [a-z]+)`").matcher(listed).results().forEach(each -> named.add(each.group(1)));
        assertThat(named).isEqualTo(offered);
    }

    @Test
    void the_examples_for_a_program_of_one_s_own_work_as_pasted() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("data"))) {
            assertThat(run(server, "server/run product add myprogram"))
                    .contains("{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}");
            assertThat(run(server, "curl -sS http://localhost:8080/ingest/events"))
                    .contains("\"dropped\":1");
            assertThat(run(server, "curl -sS http://localhost:8080/ingest/forget"))
                    .contains("\"forgotten\"");
            assertThat(run(server, "server/run export events myprogram")).isEmpty();
            assertThat(run(server, "server/run product add eventyay")).matches("eventyay\nrc_\\w{8}_\\S{43}\n");
        }
    }

    /** Runs the shell example that begins so, in the checkout, with this server's port and data in the place of the usual ones. */
    private String run(ServerProcess server, String begins) throws Exception {
        String example = Pattern.compile("```sh\\n(" + Pattern.quote(begins) + ".*?)```", Pattern.DOTALL)
                .matcher(readme())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1)
                .replace("http://localhost:8080", server.at("").toString())
                .replace("> events.ndjson", "");
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", example).directory(ROOT.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ROLLCALL_"));
        builder.environment().put("ROLLCALL_DATA_DIR", directory.resolve("data").toString());
        builder.environment().put("no_proxy", "127.0.0.1,localhost");
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }

    private static List<String> commands(String help) {
        int start = help.indexOf("\nCommands:\n");
        return start < 0
                ? List.of()
                : Pattern.compile("(?m)^  ([a-z]+)  ")
                        .matcher(help.substring(start))
                        .results()
                        .map(each -> each.group(1))
                        .toList();
    }

    private static String defaultIn(String option) {
        return Pattern.compile("\\(default: ([^;)]*)")
                .matcher(option)
                .results()
                .map(each -> each.group(1).strip())
                .findFirst()
                .orElse("");
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
