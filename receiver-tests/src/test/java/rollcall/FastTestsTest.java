package rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which tests {@code receiver-tests/run fast} runs. */
@Tag("fast")
class FastTestsTest {
    private static final JavaClasses TESTS = new ClassFileImporter().importPath(Path.of("target", "test-classes"));

    private static final Set<String> ENGINES = Set.of("org.junit.jupiter.", "net.jqwik.api.");
    private static final Set<String> TEST_METHODS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");

    /** What starts a server, a database, a browser or another process, or listens. By name: a class that is named here is reached from here. */
    private static final Set<String> SLOW = Set.of(
            "rollcall.Wiring",
            "rollcall.store.database.Database",
            "rollcall.store.embedded.EmbeddedPostgres",
            "rollcall.http.Server",
            "rollcall.http.MetricsServer",
            "com.microsoft.playwright.Playwright",
            "java.lang.ProcessBuilder",
            "java.net.ServerSocket",
            "com.sun.net.httpserver.HttpServer");

    @Test
    void what_is_slow_exists() {
        assertThat(SLOW)
                .allSatisfy(name -> Class.forName(name, false, getClass().getClassLoader()));
    }

    @Test
    void a_test_is_tagged_fast_if_and_only_if_it_needs_no_server_no_database_no_browser_and_no_other_process() {
        Set<String> tagged = new TreeSet<>();
        Set<String> fast = new TreeSet<>();
        for (JavaClass test : TESTS) {
            for (String engine : ENGINES) {
                if (hasTests(test, engine)) {
                    String name = test.getSimpleName() + " by " + engine;
                    if (isTagged(test, engine)) {
                        tagged.add(name);
                    }
                    if (reached(test).stream().noneMatch(SLOW::contains)) {
                        fast.add(name);
                    }
                }
            }
        }

        assertThat(tagged).isEqualTo(fast).hasSizeGreaterThan(20);
    }

    private static boolean hasTests(JavaClass test, String engine) {
        return test.getMethods().stream()
                .flatMap((JavaMethod method) -> method.getAnnotations().stream())
                .map(JavaAnnotation::getRawType)
                .anyMatch(type -> type.getName().startsWith(engine) && TEST_METHODS.contains(type.getSimpleName()));
    }

    private static boolean isTagged(JavaClass test, String engine) {
        return test.getAnnotations().stream()
                .filter(each -> each.getRawType().getSimpleName().equals("Tag"))
                .filter(each -> each.getRawType().getName().startsWith(engine))
                .anyMatch(each -> each.get("value").orElseThrow().equals("fast"));
    }

    /** All that the test and the classes of the tests that it uses depend on. */
    private static Set<String> reached(JavaClass test) {
        Set<String> reached = new HashSet<>();
        Set<JavaClass> looked = new HashSet<>();
        look(test, looked, reached);
        return reached;
    }

    private static void look(JavaClass at, Set<JavaClass> looked, Set<String> reached) {
        if (!looked.add(at)) {
            return;
        }
        Set<JavaClass> next = at.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .collect(Collectors.toSet());
        for (JavaClass each : next) {
            reached.add(each.getName());
            if (TESTS.contain(each.getName())) {
                look(TESTS.get(each.getName()), looked, reached);
            }
        }
    }
}
