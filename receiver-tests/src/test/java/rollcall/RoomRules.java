package rollcall;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the tables of {@link RoomLaw} demand, as rules of ArchUnit. A rule holds for a room without classes too, so that it is there before the
 * room's first class. Classes below {@code rollcall.lawsample} are taken for classes below {@code rollcall}: with them a test breaks the rules.
 */
final class RoomRules {
    /** The rooms that may use every room and that no room may use. */
    static final Set<String> TOP = Set.of("", "cli", "demo");

    private static final String OURS = "rollcall";
    private static final String SAMPLE = "rollcall.lawsample";
    private static final String PUBLISH = "publish";

    private RoomRules() {}

    /** A room uses only the rooms that the law gives it. */
    static ArchRule usesOnlyItsRooms(String room) {
        return classes()
                .that(areOf(room))
                .should()
                .onlyDependOnClassesThat(areOfRooms(room, RoomLaw.ROOMS.get(room)))
                .allowEmptyShould(true);
    }

    /** A room below a room uses only those beside it that the law gives it. */
    static ArchRule usesOnlyThoseBeside(String room, String below) {
        Set<String> permitted = beside(room, below);
        return noClasses()
                .that(areOf(room, below))
                .should()
                .dependOnClassesThat(describe("are of other rooms than " + permitted, type -> {
                    JavaClass element = type.getBaseComponentType();
                    String other = below(element);
                    return room(element).equals(room) && !other.equals(below) && !permitted.contains(other);
                }))
                .allowEmptyShould(true);
    }

    /** A room below a room uses only the rooms of {@link RoomLaw#NARROWER}, beside the room that it lies in. */
    static ArchRule isNarrower(String room, String below) {
        return classes()
                .that(areOf(room, below))
                .should()
                .onlyDependOnClassesThat(
                        areOfRooms(room, RoomLaw.NARROWER.get(room).get(below)))
                .allowEmptyShould(true);
    }

    /** No room but publish, and no class that opens the server, calls a constructor of what lies in publish. */
    static ArchRule onlyPublishMakesWhatItPublishes() {
        return noClasses()
                .that(describe(
                        "are of no room of the top and not of publish",
                        type -> !isTop(type) && !room(type).equals(PUBLISH)))
                .should()
                .callConstructorWhere(describe(
                        "makes something of publish",
                        call -> room(call.getTargetOwner()).equals(PUBLISH)));
    }

    static boolean isTop(JavaClass type) {
        return TOP.contains(room(type));
    }

    /** The first name below rollcall; empty for the top's own package. */
    static String room(JavaClass type) {
        String[] names = names(type);
        return names.length < 2 ? "" : names[1];
    }

    /** The second name below rollcall; "." for a room's own package. */
    static String below(JavaClass type) {
        String[] names = names(type);
        return names.length < 3 ? "." : names[2];
    }

    private static String[] names(JavaClass type) {
        String name = type.getPackageName();
        return (name.startsWith(SAMPLE) ? OURS + name.substring(SAMPLE.length()) : name).split("\\.");
    }

    private static DescribedPredicate<JavaClass> areOf(String room) {
        return describe("are of " + room, type -> isOurs(type) && room(type).equals(room));
    }

    private static DescribedPredicate<JavaClass> areOf(String room, String below) {
        return describe(
                "are of " + room + "." + below,
                type -> areOf(room).test(type) && below(type).equals(below));
    }

    private static DescribedPredicate<JavaClass> areOfRooms(String room, Set<String> permitted) {
        return describe("are of " + permitted + ", of the room itself, or not ours", type -> {
            JavaClass element = type.getBaseComponentType();
            return !isOurs(element) || room(element).equals(room) || permitted.contains(room(element));
        });
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(OURS) || type.getPackageName().startsWith(OURS + ".");
    }

    /** The rooms that the law gives, and the room's own package unless that stands above. */
    private static Set<String> beside(String room, String below) {
        Map<String, Set<String>> law = RoomLaw.BELOW.get(room);
        Set<String> permitted = new HashSet<>(law.get(below));
        if (!law.get(".").contains(below)) {
            permitted.add(".");
        }
        return permitted;
    }
}
