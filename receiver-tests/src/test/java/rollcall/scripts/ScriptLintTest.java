package rollcall.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.CompilerOptions.Environment;
import com.google.javascript.jscomp.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every script of the pages passes the checks, and the checks see mistakes. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptLintTest {
    private static final Path STATIC = Path.of("..", "web-templates", "src", "main", "resources", "static");

    @Test
    void every_script_of_the_pages_passes() throws IOException {
        List<SourceFile> scripts;
        try (Stream<Path> files = Files.walk(STATIC)) {
            scripts = files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .map(file -> SourceFile.fromFile(file.toString()))
                    .toList();
        }

        assertThat(scripts).hasSizeGreaterThan(5);
        assertThat(ScriptLint.check(Environment.BROWSER, scripts)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "JSC_UNDEFINED_VARIABLE | throw missing;",
                "JSC_UNDEFINED_VARIABLE | late = 1;",
                "JSC_UNUSED_LOCAL_ASSIGNMENT | const unused = 1;",
                "JSC_UNUSED_LOCAL_ASSIGNMENT | for (const each of [1]) { throw 2; }",
                "JSC_DUPLICATE_MEMBER | throw { one: 1, one: 2 };",
                "LOOSE_COMPARISON | throw Math.random() == 1;",
                "LOOSE_COMPARISON | throw Math.random() != null;",
                "JSC_UNREACHABLE_CODE | const f = () => { return 1; Object.freeze({}); }; f();",
                "JSC_WRONG_ARGUMENT_COUNT | throw Math.abs(1, 2);",
                "JSC_PARSE_ERROR | throw (1",
            })
    void a_mistake_is_seen(String check, String script) {
        assertThat(check("(() => { \"use strict\"; " + script + " })();"))
                .singleElement()
                .asString()
                .startsWith("sample.js:1 " + check + ": ");
    }

    @Test
    void today_s_language_is_read() {
        assertThat(check("(() => { let a = null; a ??= Object.keys({})[0]?.length; throw `${a}`; })();"))
                .isEmpty();
    }

    private static List<String> check(String script) {
        return ScriptLint.check(Environment.CUSTOM, List.of(SourceFile.fromCode("sample.js", script)));
    }
}
