package rollcall.gate.value;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which texts may be shown or kept as names: names of unknown fields on the page of rejections, and names of a program's parts. */
public final class NameRules {
    /** Replaces a name that does not have the shape of a field's name: it may contain private data. */
    public static final String WITHHELD = "(name withheld)";

    /*
     * Words of letters in one case with few digits, joined by _ - or camel case. No dots (hosts), no @, no mixed tokens.
     */
    private static final Pattern FIELD_NAME = Pattern.compile(
            "_{0,2}[a-z]{1,24}\\d{0,3}([_-][a-z]{1,24}\\d{0,3}|[_-]\\d{1,3}|[A-Z][a-z]{1,24}\\d{0,3}){0,7}_{0,2}");

    private static final int LONGEST_FIELD_NAME = 60;

    /** Beginnings of reverse domain names; host names do not begin so. Country codes are missing, because de.example.museum is a host. */
    private static final Pattern REVERSE_HOST = Pattern.compile("(?:com|org|net|edu|io)(?:\\.[a-z0-9_-]{1,40}){2,7}");

    private static final int LONGEST = 400;

    private NameRules() {}

    /** The name if it has the shape of a field's name, otherwise {@link #WITHHELD}. */
    public static String shown(String name) {
        boolean shaped =
                name.length() <= LONGEST_FIELD_NAME && FIELD_NAME.matcher(name).matches();
        return shaped && !AddressFinder.isIn(name) ? name : WITHHELD;
    }

    /**
     * The permitted form of the name of a plugin or module; empty if it may not be kept. It is in normal form C, so that each name has one
     * spelling. Names with letters that are only another width or form of other letters are not kept.
     *
     * <p>A name consists of words; or of words after a permitted prefix; or of {@code @scope/name}; or of three or more parts with dots, as
     * {@code com.example.plugin}. Hosts look like dotted names too: so a dotted name has to begin with a top-level domain and must not end
     * with one.
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
