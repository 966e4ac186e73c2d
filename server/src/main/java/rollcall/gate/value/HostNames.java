package rollcall.gate.value;

import java.util.regex.Pattern;

/** Recognises host names, and host names that contain the address of one line or machine. */
public final class HostNames {
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "\\.(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|name|example|invalid|test|local|lan|internal|home|localhost|"
                    + "app|dev|cloud|online|site|tech|shop|xyz|arpa|onion)$");

    /** Providers also write an address as one number: p5dd4a1b2.dip0.example.net. */
    private static final Pattern NUMBER_IN_LABEL = Pattern.compile(
            "(?<![0-9a-f])(?=[a-f]*+[0-9][a-f]*+[0-9])[0-9a-f]{8}(?![0-9a-f])|[0-9]{9,}", Pattern.CASE_INSENSITIVE);

    private HostNames() {}

    /** True if a dotted text ends like a host name. Such a name is not even shown as ignored. */
    public static boolean isLike(String text) {
        return TOP_LEVEL.matcher(text).find();
    }

    /** True if a domain may be that of one line or machine, because it contains an address. */
    public static boolean tellsAddress(String domain) {
        return AddressFinder.isIn(domain) || NUMBER_IN_LABEL.matcher(domain).find();
    }
}
