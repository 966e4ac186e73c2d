package rollcall.sender.consent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The prohibition to report, by environment variables, which takes precedence over every setting. Reporting is forbidden by
 * {@code DO_NOT_TRACK} with any value except empty and 0, and by {@code CI}, which build servers set, with any value except empty, 0 and
 * false.
 *
 * @param variables the names of the variables that forbid reporting; empty if reporting is allowed
 */
public record Prohibition(List<String> variables) {
    /** Reporting is allowed. */
    public static final Prohibition NONE = new Prohibition(List.of());

    private static final String DO_NOT_TRACK = "DO_NOT_TRACK";
    private static final String CI = "CI";

    /** Reads the prohibition from environment variables. */
    public static Prohibition of(Map<String, String> environment) {
        Stream<String> track = Stream.of(DO_NOT_TRACK).filter(name -> isSet(environment, name, Set.of("", "0")));
        Stream<String> build = Stream.of(CI).filter(name -> isSet(environment, name, Set.of("", "0", "false")));
        return new Prohibition(Stream.concat(track, build).toList());
    }

    /** Whether reporting is forbidden. */
    public boolean holds() {
        return !variables.isEmpty();
    }

    /** Returns which variables forbid reporting, as the beginning of a sentence; empty if none does. */
    public String words() {
        String set = variables.size() == 1 ? " is set" : " are set";
        return holds() ? String.join(" and ", variables) + set + " in the environment of this server" : "";
    }

    private static boolean isSet(Map<String, String> environment, String name, Set<String> unset) {
        return !unset.contains(environment.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }
}
