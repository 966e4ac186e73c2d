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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rollcall.gate.Kept;

/** Who may know whom. The law serves the flow: where the work shows a better house, it changes here in the same commit. */
@Tag("fast")
class RoomLawTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importLocations(Set.of(Location.of(
                    Settings.class.getProtectionDomain().getCodeSource().getLocation())));

    /** By room: the rooms whose types it may use. What is not here is the top, which may use all and is used by none. */
    private static final Map<String, Set<String>> LAW = Map.ofEntries(
            Map.entry("report", Set.of()),
            Map.entry("wire", Set.of("report")),
            Map.entry("gate", Set.of("report")),
            Map.entry("dialect", Set.of("report", "wire")),
            Map.entry("store", Set.of("report", "gate")),
            Map.entry("jobs", Set.of("report", "store")),
            Map.entry("intake", Set.of("report", "wire", "dialect", "gate", "store", "access")),
            Map.entry("access", Set.of("report", "gate", "store")),
            Map.entry("rollup", Set.of("report", "gate", "store")),
            Map.entry("analysis", Set.of("report", "gate", "store", "rollup")),
            Map.entry("sender", Set.of("report", "wire", "gate", "store", "jobs")),
            Map.entry("pages", Set.of("report", "gate", "analysis", "access", "sender", "jobs")),
            Map.entry("http", Set.of("report", "wire", "intake", "pages", "access", "sender", "jobs")));

    /** By room below the store: the others of them that it may use. All may use the store's own package, which opens the embedded server. */
    private static final Map<String, Set<String>> STORE = Map.ofEntries(
            Map.entry("", Set.of("embedded")),
            Map.entry("embedded", Set.of()),
            Map.entry("jdbc", Set.of()),
            Map.entry("instances", Set.of("jdbc")),
            Map.entry("heartbeats", Set.of("jdbc", "instances")),
            Map.entry("events", Set.of("jdbc", "instances")),
            Map.entry("rollups", Set.of("jdbc", "instances", "heartbeats", "events")),
            Map.entry("counts", Set.of("jdbc")),
            Map.entry("people", Set.of("jdbc")),
            Map.entry("products", Set.of("jdbc")),
            Map.entry("servers", Set.of("jdbc")),
            Map.entry("sender", Set.of("jdbc")));

    /** The same of the pages. */
    private static final Map<String, Set<String>> PAGES = Map.ofEntries(
            Map.entry("", Set.of("text")),
            Map.entry("text", Set.of()),
            Map.entry("chart", Set.of("text")),
            Map.entry("events", Set.of("text", "chart")),
            Map.entry("refusals", Set.of("text", "chart")),
            Map.entry("product", Set.of("text", "chart", "events")),
            Map.entry("settings", Set.of("text")),
            Map.entry("people", Set.of("text")),
            Map.entry("help", Set.of("text")));

    /** By room that has rooms below it. */
    private static final Map<String, Map<String, Set<String>>> BELOW = Map.of("store", STORE, "pages", PAGES);

    private static final Set<String> TOP = Set.of("", "cli", "demo");

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
        Set<String> rooms = PRODUCT.stream().map(RoomLawTest::room).collect(Collectors.toSet());

        assertThat(rooms).containsAll(LAW.keySet()).containsAll(TOP);
        assertThat(rooms).allMatch(room -> LAW.containsKey(room) || TOP.contains(room));
    }

    @TestFactory
    Stream<DynamicTest> a_room_uses_only_the_rooms_that_the_law_gives_it() {
        return LAW.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(
                        room,
                        () -> classes()
                                .that()
                                .resideInAPackage("rollcall." + room + "..")
                                .should()
                                .onlyDependOnClassesThat(notOursOr(room))
                                .check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> a_room_below_a_room_uses_only_those_beside_it_that_the_law_gives_it() {
        return BELOW.keySet().stream()
                .sorted()
                .flatMap(room -> BELOW.get(room).keySet().stream()
                        .sorted()
                        .map(below -> DynamicTest.dynamicTest(
                                room + " " + below,
                                () -> noClasses()
                                        .that(describe("are of it", type -> isBelow(room, below, type)))
                                        .should()
                                        .dependOnClassesThat(besides(room, below))
                                        .check(PRODUCT))));
    }

    @Test
    void the_law_knows_every_room_below_a_room() {
        BELOW.forEach((room, law) -> assertThat(PRODUCT.stream()
                        .filter(type -> room(type).equals(room))
                        .map(RoomLawTest::below)
                        .collect(Collectors.toSet()))
                .as(room)
                .isEqualTo(law.keySet()));
    }

    @Test
    void what_tables_are_made_of_is_the_stores_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("rollcall.store..")
                .and(describe("are not of the top", type -> !TOP.contains(room(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("rollcall.store.jdbc..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("rollcall\\.store\\.instances\\.(InstanceTable|Ordinals)")
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
    void dialects_and_gate_know_no_clock_no_database_no_network_and_no_log() {
        var pure = noClasses().that().resideInAnyPackage("rollcall.dialect..", "rollcall.gate..", "rollcall.wire..");
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
    void forms_know_no_clock_no_database_no_network_and_no_log() {
        var forms = noClasses().that().resideInAPackage("rollcall.sender.form..");
        forms.should()
                .dependOnClassesThat(describe(
                        "reach outside",
                        type -> resideInAnyPackage(OUTSIDE_WORLD).test(type)
                                && !ADDRESSES.contains(type.getSimpleName())))
                .check(PRODUCT);
        forms.should().dependOnClassesThat(openFiles()).check(PRODUCT);
        forms.should()
                .dependOnClassesThat()
                .resideInAnyPackage("rollcall.store..")
                .check(PRODUCT);
        forms.should()
                .callMethodWhere(describe("reads the clock", call -> readsClock(call.getTarget())))
                .check(PRODUCT);
        forms.should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(PRODUCT);
    }

    @Test
    void only_the_gate_makes_what_is_kept() {
        constructors()
                .that()
                .areDeclaredIn(Kept.class)
                .should()
                .bePackagePrivate()
                .check(PRODUCT);
        classes()
                .that(describe("are Kept", type -> type.isEquivalentTo(Kept.class)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackage("rollcall.gate..")
                .should()
                .callConstructorWhere(
                        describe("makes a Kept", call -> call.getTargetOwner().isEquivalentTo(Kept.class)))
                .check(PRODUCT);
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

    /** The first name below rollcall; empty for the top's own package. */
    private static String room(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length < 2 ? "" : names[1];
    }

    /** The second name below rollcall; empty for a room's own package. */
    private static String below(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length < 3 ? "" : names[2];
    }

    /** The rooms beside one that it may not use; its room's own package is for all of them. */
    private static DescribedPredicate<JavaClass> besides(String room, String below) {
        Set<String> permitted = BELOW.get(room).get(below);
        return describe("are of other rooms than " + permitted, type -> {
            JavaClass element = type.getBaseComponentType();
            String other = below(element);
            return room(element).equals(room) && !other.isEmpty() && !other.equals(below) && !permitted.contains(other);
        });
    }

    private static boolean isBelow(String room, String below, JavaClass type) {
        return room(type).equals(room) && below(type).equals(below);
    }

    private static DescribedPredicate<JavaClass> notOursOr(String room) {
        Set<String> permitted = LAW.get(room);
        return describe("are of " + permitted + ", of the room itself, or not ours", type -> {
            JavaClass element = type.getBaseComponentType();
            boolean ours = element.getPackageName().equals("rollcall")
                    || element.getPackageName().startsWith("rollcall.");
            return !ours || room(element).equals(room) || permitted.contains(room(element));
        });
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
