package rollcall.http.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import rollcall.http.request.Caller;

/** From a page to the log-in and back to it, never to another site. */
public final class ReturnPath {
    /** Who logs out after the session ended lost nothing, and wants to go nowhere. */
    private static final String LOG_OUT = "/logout";

    /** What the log-in is told when a form came without a session. */
    static final String UNSAVED = "unsaved";

    /** A path of this site with its query, so that a forged link cannot lead elsewhere after the log-in. */
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?:[A-Za-z0-9_.~%?=&+:,;@!*'()$-][A-Za-z0-9_.~%?=&+:,;@!*'()$/-]{0,500})?");

    private ReturnPath() {}

    /**
     * Where to log in, to come back to the page that was asked for. Of a part of a page and of a form, the page that has it: what was
     * sent is not sent again, and the log-in says that it was not saved.
     */
    public static String overLogIn(Context context) {
        if (context.path().equals(LOG_OUT)) {
            return "/login";
        }
        boolean sent = context.method() != HandlerType.GET && context.method() != HandlerType.HEAD;
        boolean part = context.header("HX-Request") != null;
        String page = sent || part ? shown(context) : withQuery(context.path(), context.queryString());
        String next = page.length() > 1 && isOwn(page) ? "next=" + URLEncoder.encode(page, StandardCharsets.UTF_8) : "";
        String query = sent ? UNSAVED + (next.isEmpty() ? "" : "&" + next) : next;
        return withQuery("/login", query.isEmpty() ? null : query);
    }

    /** Whether a browser that is sent there stays on this site. */
    static boolean isOwn(String path) {
        return OWN_PATH.matcher(path).matches();
    }

    /** The page that the browser shows, as it says; empty if it does not, or if that is a page of another site. */
    private static String shown(Context context) {
        String url = context.header("HX-Current-URL");
        Caller caller = Caller.of(context);
        try {
            URI page = URI.create(url != null ? url : String.valueOf(context.header("Referer")));
            String path = page.getRawPath();
            boolean ours = caller.host().equals(page.getRawAuthority()) && path.startsWith(caller.prefix() + "/");
            return ours ? withQuery(path.substring(caller.prefix().length()), page.getRawQuery()) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String withQuery(String path, String query) {
        return path + (query == null ? "" : "?" + query);
    }
}
