package rollcall.http.request;

import io.javalin.http.Context;

/** Redirects a browser to another page of this site, also behind a proxy that removes a path prefix. */
public final class Redirect {
    private Redirect() {}

    /** @param path as in the table of routes, with a query if needed */
    public static void to(Context context, String path) {
        context.status(303).header("Location", url(context, path));
    }

    /** Makes htmx open the page. A request for a part of a page cannot be redirected. */
    public static void wholePage(Context context, String path) {
        context.status(401).header("HX-Redirect", url(context, path));
    }

    private static String url(Context context, String path) {
        return Caller.of(context).prefix() + path;
    }
}
