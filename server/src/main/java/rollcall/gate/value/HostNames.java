package rollcall.gate.value;

import java.util.regex.Pattern;

/** Tells what could be a host's name, and which of those tell the line of a single customer. */
public final class HostNames {
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "\\.(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|name|example|invalid|test|local|lan|internal|home|localhost|"
                    + "app|dev|cloud|online|site|tech|shop|xyz|arpa|onion)$");

    /** Providers write an address as one number, too: p5dd4a1b2.dip0.example.net. */
    private static final Pattern NUMBER_IN_LABEL = Pattern.compile(
            "(?<![0-9a-f])(?=[a-f]*+[0-9][a-f]*+[0-9])[0-9a-f]{8}(?![0-9a-f])|[0-9]{9,}", Pattern.CASE_INSENSITIVE);

    private HostNames() {}

    /** Whether a dotted text ends like a host's name: not even a dropped name may be shown that could be one. */
    public static boolean isLike(String text) {
        return TOP_LEVEL.matcher(text).find();
    }

    /** Whether a domain could be that of one line or machine, because an address stands in it. */
    public static boolean tellsAddress(String domain) {
        return AddressFinder.isIn(domain) || NUMBER_IN_LABEL.matcher(domain).find();
    }
}
