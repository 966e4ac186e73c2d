package rollcall.http.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.http.request.Caller;

/** The way from a page to the log-in and back, never to another site. */
public final class ReturnPath {
    /** A visitor who logs out after the session has ended lost nothing and needs no way back. */
    private static final String LOG_OUT = "/logout";

    /** The parameter that tells the log-in that a form came without a session. */
    static final String UNSAVED = "unsaved";

    /** A path of this site with its query; so a forged link cannot lead elsewhere after the log-in. */
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?:[A-Za-z0-9_.~%?=&+:,;@!*'()$-][A-Za-z0-9_.~%?=&+:,;@!*'()$/-]{0,500})?");

    private ReturnPath() {}

    /**
     * The log-in's address with the way back to the requested page. For a part of a page, and for a form, the way back leads to the page
     * around it: the form is not sent again, and the log-in says that it was not saved.
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

    /** True if this path stays on this site. */
    static boolean isOwn(String path) {
        return OWN_PATH.matcher(path).matches();
    }

    /** The page that the browser says it shows; empty if it names none, or a page of another site. */
    static String shown(Context context) {
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

    private static String withQuery(String path, @Nullable String query) {
        return path + (query == null ? "" : "?" + query);
    }
}
