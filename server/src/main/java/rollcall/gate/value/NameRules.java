package rollcall.gate.value;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which texts may stand as names: of unknown fields on the Refusals page, and of a program's parts in a list. */
public final class NameRules {
    /** Stands for every name that is not shaped like a field's: somebody's data may have been put where a name belongs. */
    public static final String WITHHELD = "(name withheld)";

    // Words of letters in one case each, few digits, joined by _ - or camel case: no dots (hosts), no @, no mixed
    // tokens.
    private static final Pattern FIELD_NAME = Pattern.compile(
            "_{0,2}[a-z]{1,24}\\d{0,3}([_-][a-z]{1,24}\\d{0,3}|[_-]\\d{1,3}|[A-Z][a-z]{1,24}\\d{0,3}){0,7}_{0,2}");

    private static final int LONGEST_FIELD_NAME = 60;

    /** Host names do not begin so. Countries are not among them: de.example.museum is a host. */
    private static final Pattern REVERSE_HOST = Pattern.compile("(?:com|org|net|edu|io)(?:\\.[a-z0-9_-]{1,40}){2,7}");

    private static final int LONGEST = 400;

    private NameRules() {}

    /** The name itself if it is shaped like a field's name, otherwise {@link #WITHHELD}. */
    public static String shown(String name) {
        boolean shaped =
                name.length() <= LONGEST_FIELD_NAME && FIELD_NAME.matcher(name).matches();
        return shaped && !AddressFinder.isIn(name) ? name : WITHHELD;
    }

    /**
     * What may be kept of the name of a plugin or module, in normal form C, so that a name has one spelling; of letters that are only another
     * width or form of others, nothing. A name is words; or words right below a permitted prefix; or {@code @scope/name}; or of three and
     * more parts with dots, {@code com.example.plugin}. A dotted text is also what a host looks like, so it has to begin with what hosts'
     * names end in and must not end so.
     */
    public static Optional<String> permitted(String name, List<String> prefixes) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        boolean plain = Normalizer.isNormalized(normal, Normalizer.Form.NFKC);
        boolean shaped = isBelow(normal, prefixes) || isScoped(normal) || isReverseHost(normal);
        return plain && shaped && !AddressFinder.isIn(normal) ? Optional.of(normal) : Optional.empty();
    }

    private static boolean isBelow(String name, List<String> prefixes) {
        int from = 0;
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                from = prefix.length();
            }
        }
        return NameText.isName(name, from, name.length());
    }

    private static boolean isScoped(String name) {
        int slash = name.indexOf('/');
        return name.startsWith("@")
                && slash > 0
                && NameText.isName(name, 1, slash)
                && NameText.isName(name, slash + 1, name.length());
    }

    private static boolean isReverseHost(String name) {
        if (!REVERSE_HOST.matcher(name).matches() || HostNames.isLike(name)) {
            return false;
        }
        for (String part : name.split("\\.")) {
            if (!NameText.isName(part, 0, part.length())) {
                return false;
            }
        }
        return true;
    }
}
