package rollcall;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rollcall.gate.KeptHeartbeat;
import rollcall.store.instances.InstanceTable;
import rollcall.store.instances.InstanceWindows;
import rollcall.store.instances.OrdinalAllocator;

/** Who may know whom. The law serves the flow: where the work shows a better house, it changes here in the same commit. */
@Tag("fast")
class RoomLawTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importLocations(Set.of(Location.of(
                    Settings.class.getProtectionDomain().getCodeSource().getLocation())));

    private static final Map<String, Set<String>> LAW = RoomLaw.ROOMS;
    private static final Map<String, Map<String, Set<String>>> BELOW = RoomLaw.BELOW;

    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer.."};
    private static final String[] WEB = {
        "io.javalin..", "org.thymeleaf..", "org.eclipse.jetty..", "jakarta.servlet..", "com.sun.net.httpserver.."
    };

    private static final String[] OUTSIDE_WORLD = {
        "java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..", "javax.sql..", "org.slf4j..", "org.jdbi.."
    };

    /** Of java.net, what is a text and opens nothing. */
    private static final Set<String> ADDRESSES = Set.of("URI", "URLEncoder");

    private static final Set<String> HARMLESS_STREAMS = Set.of(
            "Serializable",
            "InputStream",
            "OutputStream",
            "ByteArrayInputStream",
            "ByteArrayOutputStream",
            "FilterInputStream",
            "PushbackInputStream",
            "Reader",
            "InputStreamReader");

    @Test
    void every_package_belongs_to_a_room_that_the_law_knows() {
        Set<String> rooms = PRODUCT.stream().map(RoomRules::room).collect(Collectors.toSet());
        Set<String> known = new HashSet<>(LAW.keySet());
        known.addAll(RoomRules.TOP);
        known.removeAll(RoomLaw.PREPARED);

        assertThat(rooms).isEqualTo(known);
    }

    @TestFactory
    Stream<DynamicTest> a_room_uses_only_the_rooms_that_the_law_gives_it() {
        return LAW.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(
                        room, () -> RoomRules.usesOnlyItsRooms(room).check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> a_room_below_a_room_uses_only_those_beside_it_that_the_law_gives_it() {
        return eachBelow(BELOW, RoomRules::usesOnlyThoseBeside);
    }

    @TestFactory
    Stream<DynamicTest> a_room_below_a_room_may_be_narrower_than_the_room() {
        return eachBelow(RoomLaw.NARROWER, RoomRules::isNarrower);
    }

    @Test
    void the_law_knows_every_room_below_a_room() {
        BELOW.forEach((room, law) -> {
            Set<String> known = new HashSet<>(law.keySet());
            known.removeIf(below -> RoomLaw.PREPARED.contains(room + "." + below));

            assertThat(PRODUCT.stream()
                            .filter(type -> RoomRules.room(type).equals(room))
                            .map(RoomRules::below)
                            .collect(Collectors.toSet()))
                    .as(room)
                    .isEqualTo(known);
        });
    }

    @Test
    void only_publish_makes_what_strangers_may_see() {
        RoomRules.onlyPublishMakesWhatItPublishes().check(PRODUCT);
    }

    @Test
    void the_law_itself_has_no_circle() {
        assertThat(circles(LAW)).isEmpty();
        BELOW.forEach((room, law) -> assertThat(circles(law)).as(room).isEmpty());
    }

    @Test
    void what_tables_are_made_of_is_the_stores_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("rollcall.store..")
                .and(describe("are not of the top", type -> !RoomRules.isTop(type)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("rollcall.store.jdbc..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(InstanceTable.class, InstanceWindows.class, OrdinalAllocator.class)
                .check(PRODUCT);
    }

    @Test
    void no_two_rooms_need_each_other() {
        slices().matching("rollcall.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void only_the_store_knows_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("rollcall.store..")
                .and(describe("are not wiring", type -> !isWiring(type)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .check(PRODUCT);
        // It hands the pool and JDBI on to the tables' objects, and asks them nothing itself.
        noClasses()
                .that(describe("are wiring", RoomLawTest::isWiring))
                .should()
                .callMethodWhere(describe("asks the database", call -> isSql(call.getTarget())))
                .check(PRODUCT);
    }

    @Test
    void only_http_knows_the_web() {
        noClasses()
                .that()
                .resideOutsideOfPackage("rollcall.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WEB)
                .check(PRODUCT);
    }

    @Test
    void input_decoders_and_gate_know_no_clock_no_database_no_network_and_no_log() {
        var pure = noClasses().that().resideInAnyPackage("rollcall.decoder..", "rollcall.gate..", "rollcall.input..");
        pure.should().dependOnClassesThat().resideInAnyPackage(OUTSIDE_WORLD).check(PRODUCT);
        pure.should().dependOnClassesThat(openFiles()).check(PRODUCT);
        pure.should()
                .callMethodWhere(describe("reads the clock", call -> readsClock(call.getTarget())))
                .check(PRODUCT);
        pure.should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(PRODUCT);
    }

    @Test
    void encoders_know_no_clock_no_database_no_network_and_no_log() {
        var encoders = noClasses().that().resideInAPackage("rollcall.encoder..");
        encoders.should()
                .dependOnClassesThat(describe(
                        "reach outside",
                        type -> resideInAnyPackage(OUTSIDE_WORLD).test(type)
                                && !ADDRESSES.contains(type.getSimpleName())))
                .check(PRODUCT);
        encoders.should().dependOnClassesThat(openFiles()).check(PRODUCT);
        encoders.should()
                .dependOnClassesThat()
                .resideInAnyPackage("rollcall.store..")
                .check(PRODUCT);
        encoders.should()
                .callMethodWhere(describe("reads the clock", call -> readsClock(call.getTarget())))
                .check(PRODUCT);
        encoders.should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(PRODUCT);
    }

    @Test
    void only_the_gate_makes_what_is_kept() {
        constructors()
                .that()
                .areDeclaredIn(KeptHeartbeat.class)
                .should()
                .bePackagePrivate()
                .check(PRODUCT);
        classes()
                .that(describe("are Kept", type -> type.isEquivalentTo(KeptHeartbeat.class)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("rollcall.gate..")
                .should()
                .callConstructorWhere(
                        describe("makes a Kept", call -> call.getTargetOwner().isEquivalentTo(KeptHeartbeat.class)))
                .check(PRODUCT);
    }

    @Test
    void no_folder_has_more_files_than_a_reader_wants_to_meet_at_once() throws Exception {
        Path sources = Path.of(System.getProperty("basedir", ".")).resolve("../server/src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            Map<Path, Long> sizes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

            assertThat(sizes)
                    .allSatisfy((folder, size) ->
                            assertThat(size).as(folder.toString()).isLessThanOrEqualTo(25));
        }
    }

    @Test
    void every_package_says_what_it_is_for() throws Exception {
        Path sources = Path.of(System.getProperty("basedir", ".")).resolve("../server/src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();

            assertThat(packages).hasSizeGreaterThan(LAW.size());
            assertThat(packages)
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .contains("/**"));
        }
    }

    private static Stream<DynamicTest> eachBelow(
            Map<String, Map<String, Set<String>>> law, BiFunction<String, String, ArchRule> rule) {
        return law.keySet().stream()
                .sorted()
                .flatMap(room -> law.get(room).keySet().stream()
                        .sorted()
                        .map(below -> DynamicTest.dynamicTest(
                                room + " " + below,
                                () -> rule.apply(room, below).check(PRODUCT))));
    }

    /** The rooms that reach themselves. */
    private static Set<String> circles(Map<String, Set<String>> law) {
        return law.keySet().stream()
                .filter(room -> {
                    Set<String> reached = new HashSet<>(law.get(room));
                    while (reached.addAll(reached.stream()
                            .flatMap(next -> law.getOrDefault(next, Set.of()).stream())
                            .collect(Collectors.toSet()))) {}
                    return reached.contains(room);
                })
                .collect(Collectors.toSet());
    }

    private static boolean isSql(AccessTarget target) {
        return resideInAnyPackage(SQL).test(target.getOwner())
                && !target.getName().equals("onDemand");
    }

    /** Anything of java.io but streams over what somebody else opened, and what goes wrong with them. */
    private static DescribedPredicate<JavaClass> openFiles() {
        return describe(
                "open files",
                type -> type.getPackageName().equals("java.io")
                        && !type.isAssignableTo(Throwable.class)
                        && !HARMLESS_STREAMS.contains(type.getSimpleName()));
    }

    private static boolean readsClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        return owner.startsWith("java.time.") && target.getName().equals("now")
                || owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(target.getName());
    }

    private static boolean isWiring(JavaClass type) {
        return type.getPackageName().equals("rollcall") && type.getSimpleName().endsWith("Wiring");
    }
}
