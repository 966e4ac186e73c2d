package rollcall.http.request;

import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a form was sent by a page of another site, as its browser tells. Programs and very old browsers tell nothing; of those the
 * form's token has to be enough.
 */
public final class CrossSite {
    private static final Pattern ORIGIN = Pattern.compile("(?i:https?)://(.+?)(?::(\\d{1,5}))?");

    private CrossSite() {}

    /** By {@code Sec-Fetch-Site}, which no page can choose; without it by {@code SiteAddress}. */
    public static boolean sent(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = context.header("Origin");
        return origin != null && !isOurs(origin, Caller.of(context).host());
    }

    /** The scheme is left out, and a port that only one of them has: proxies that unpack https do not always tell them. */
    private static boolean isOurs(String origin, String host) {
        Matcher theirs = ORIGIN.matcher(origin);
        Matcher ours = ORIGIN.matcher("http://" + host);
        return theirs.matches()
                && ours.matches()
                && theirs.group(1).equalsIgnoreCase(ours.group(1))
                && (theirs.group(2) == null
                        || ours.group(2) == null
                        || theirs.group(2).equals(ours.group(2)));
    }
}
