package rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever looks for a class by its name finds one file. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClassNamesTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importLocations(Set.of(Location.of(
                    Settings.class.getProtectionDomain().getCodeSource().getLocation())));

    @Test
    void no_two_classes_have_one_name() {
        assertThat(topLevel()).hasSizeGreaterThan(400);
        assertThat(twice(topLevel())).isEmpty();
    }

    @Test
    void no_class_inside_of_another_has_the_name_of_a_file() {
        Set<String> files =
                topLevel().stream().map(JavaClass::getSimpleName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(PRODUCT.stream()
                        .filter(type -> type.isNestedClass() && !type.isAnonymousClass())
                        .filter(type -> files.contains(type.getSimpleName()))
                        .map(JavaClass::getName))
                .isSubsetOf("rollcall.Settings$Agent", "rollcall.sender.agent.AgentAnswer$Flags");
    }

    @Test
    void two_classes_of_one_name_would_be_found() {
        assertThat(twice(new ClassFileImporter()
                        .importClasses(java.util.Date.class, java.sql.Date.class, java.sql.Time.class).stream()
                                .toList()))
                .containsExactly("[java.sql.Date, java.util.Date]");
    }

    private static List<JavaClass> topLevel() {
        return PRODUCT.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
    }

    private static List<String> twice(List<JavaClass> types) {
        Map<String, Set<String>> byName = new TreeMap<>();
        types.forEach(type -> byName.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                .add(type.getName()));
        return byName.values().stream()
                .filter(same -> same.size() > 1)
                .map(Set::toString)
                .toList();
    }
}
