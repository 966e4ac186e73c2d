package rollcall.sender.consent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What forbids this program to report, above every setting: {@code DO_NOT_TRACK} with any value but none and 0, and {@code CI} with any
 * value but none, 0 and false, as build servers set it.
 *
 * @param variables the ones of the environment that do; none if nothing is forbidden
 */
public record Prohibition(List<String> variables) {
    /** Nothing is forbidden. */
    public static final Prohibition NONE = new Prohibition(List.of());

    private static final String DO_NOT_TRACK = "DO_NOT_TRACK";
    private static final String CI = "CI";

    /** As an environment has it. */
    public static Prohibition of(Map<String, String> environment) {
        Stream<String> track = Stream.of(DO_NOT_TRACK).filter(name -> isSet(environment, name, Set.of("", "0")));
        Stream<String> build = Stream.of(CI).filter(name -> isSet(environment, name, Set.of("", "0", "false")));
        return new Prohibition(Stream.concat(track, build).toList());
    }

    /** Whether reporting is forbidden. */
    public boolean holds() {
        return !variables.isEmpty();
    }

    /** Which variables do it, as the beginning of a sentence; empty if none does. */
    public String words() {
        String set = variables.size() == 1 ? " is set" : " are set";
        return holds() ? String.join(" and ", variables) + set + " in the environment of this server" : "";
    }

    private static boolean isSet(Map<String, String> environment, String name, Set<String> unset) {
        return !unset.contains(environment.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }
}
