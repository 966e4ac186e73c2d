package rollcall.http.request;

import io.javalin.http.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a page of another site sent a form, as its browser says. Programs and very old browsers say nothing; against those only the
 * token of the form protects.
 */
public final class CrossSite {
    private static final Pattern ORIGIN = Pattern.compile("(?i:https?)://(.+?)(?::(\\d{1,5}))?");

    private CrossSite() {}

    /** Uses {@code Sec-Fetch-Site}, which no page can set. Without it, compares {@code Origin} with the host of {@link Caller}. */
    public static boolean sent(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = context.header("Origin");
        return origin != null && !isOurs(origin, Caller.of(context).host());
    }

    /**
     * Compares hosts and ports. The scheme does not count, nor does a port that only one of them has: proxies that decrypt https do not
     * always pass both on.
     */
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
