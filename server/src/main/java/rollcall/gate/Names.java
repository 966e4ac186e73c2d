package rollcall.gate;

import java.util.List;
import java.util.regex.Pattern;

/** Which texts may stand as names: of unknown fields on the Refusals page, and of a program's parts in a list. */
final class Names {
    /** Stands for every name that is not shaped like a field's: somebody's data may have been put where a name belongs. */
    static final String WITHHELD = "(name withheld)";

    // Words of letters in one case each, few digits, joined by _ - or camel case: no dots (hosts), no @, no mixed
    // tokens.
    private static final Pattern FIELD_NAME = Pattern.compile(
            "_{0,2}[a-z]{1,24}\\d{0,3}([_-][a-z]{1,24}\\d{0,3}|[_-]\\d{1,3}|[A-Z][a-z]{1,24}\\d{0,3}){0,7}_{0,2}");

    private static final int LONGEST_FIELD_NAME = 60;

    private Names() {}

    /** The name itself if it is shaped like a field's name, otherwise {@link #WITHHELD}. */
    static String shown(String name) {
        boolean shaped =
                name.length() <= LONGEST_FIELD_NAME && FIELD_NAME.matcher(name).matches();
        return shaped && !Addresses.isIn(name) ? name : WITHHELD;
    }

    /**
     * Whether a text may be kept as the name of a plugin or module: one word in lower case, or such a word right below a permitted prefix,
     * because a dotted path is also what a host name looks like.
     */
    static boolean permitted(String name, List<String> prefixes) {
        int from = 0;
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                from = prefix.length();
            }
        }
        return NameText.isName(name, from, name.length()) && !Addresses.isIn(name);
    }
}
