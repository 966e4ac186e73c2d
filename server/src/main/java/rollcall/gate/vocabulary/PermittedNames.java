package rollcall.gate.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import rollcall.gate.value.AddressFinder;
import rollcall.gate.value.HostNames;
import rollcall.gate.value.NameRules;
import rollcall.gate.value.WordText;

/**
 * Decides which names of events and properties are permitted. It remembers its answers, so it is made for one batch, whose events repeat a
 * few names. A name has no dot unless a prefix permits one, because host names look like dotted names.
 */
public final class PermittedNames {
    private static final int LONGEST = 100;

    // Words of letters with few digits, joined by - _ / :, perhaps after a namespace of several words.
    private static final Pattern NAME = Pattern.compile(
            "\\$?(?:[a-z]{1,40}\\d{0,3}|[a-z]\\d{1,3})(?:[-_/:](?:[a-zA-Z]{1,40}\\d{0,3}|\\d{1,3})){0,11}\\??");

    private static final String ALL = "*";
    private static final String DOTTED = "*.*";

    private final List<String> permitted;
    private final Set<String> ended;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<String, Boolean> properties = new HashMap<>();

    /**
     * @param permitted names and patterns, see {@link EventVocabulary#names}
     * @param ended exact names that are not permitted
     */
    public PermittedNames(List<String> permitted, Set<String> ended) {
        this.permitted = permitted;
        this.ended = ended;
    }

    public boolean permitted(String name) {
        return known.computeIfAbsent(name, this::decide);
    }

    /** True if a text has the shape of a property's name. */
    public boolean isProperty(String name) {
        return properties.computeIfAbsent(name, PermittedNames::isShaped);
    }

    /** The name as the page of rejections may show it; there, a dot may join two words. */
    public static String shown(String name) {
        return isShaped(name) || isDotted(name) ? name : NameRules.WITHHELD;
    }

    private boolean decide(String name) {
        if (ended.contains(name) || AddressFinder.isIn(name)) {
            return false;
        }
        for (String pattern : permitted) {
            if (matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.equals(ALL) || pattern.equals(DOTTED)) {
            return pattern.equals(ALL) ? isShaped(name) : isDotted(name);
        }
        if (!pattern.endsWith(ALL)) {
            return pattern.equals(name);
        }
        String prefix = pattern.substring(0, pattern.length() - 1);
        return name.startsWith(prefix) && isShaped(name.substring(prefix.length()));
    }

    private static boolean isShaped(String name) {
        return name.length() <= LONGEST
                && NAME.matcher(name).matches()
                && WordText.hasFewDigits(name)
                && !AddressFinder.isIn(name);
    }

    /** True for two words with a dot between them, unless a host could have this name. */
    private static boolean isDotted(String name) {
        int dot = name.indexOf('.');
        boolean words = dot > 0 && isShaped(name.substring(0, dot)) && isShaped(name.substring(dot + 1));
        return words && !HostNames.isLike(name);
    }
}
