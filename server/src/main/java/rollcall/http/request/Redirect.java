package rollcall.http.request;

import io.javalin.http.Context;

/** Sends a browser to another page of this site, also below a path that a proxy took away. */
public final class Redirect {
    private Redirect() {}

    /** @param path as the table of routes has it, perhaps with a query */
    public static void to(Context context, String path) {
        context.status(303).header("Location", url(context, path));
    }

    /** The same for a part of a page, which cannot be redirected: htmx opens the page. */
    public static void wholePage(Context context, String path) {
        context.status(401).header("HX-Redirect", url(context, path));
    }

    private static String url(Context context, String path) {
        return Caller.of(context).prefix() + path;
    }
}
