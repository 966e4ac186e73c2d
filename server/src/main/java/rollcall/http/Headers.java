package rollcall.http;

import io.javalin.http.Context;

/** What every answer carries, so that a browser runs, frames and leaks nothing that it should not. */
final class Headers {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private Headers() {}

    static void secure(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
        if (https(context)) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Whether the browser came by https, to us or to the proxy in front. A forged header changes the forger's own answer alone. */
    static boolean https(Context context) {
        return "https".equals(context.scheme()) || "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
    }

    /**
     * Where a request comes from, for throttles. Behind a proxy of the same machine or network that is the last address which the
     * proxy added.
     */
    static String address(Context context) {
        String forwarded = context.header("X-Forwarded-For");
        if (forwarded == null || !near(context.ip())) {
            return context.ip();
        }
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static boolean near(String ip) {
        return ip.startsWith("127.")
                || ip.startsWith("10.")
                || ip.startsWith("192.168.")
                || ip.matches("172\\.(1[6-9]|2\\d|3[01])\\..*")
                || ip.matches("\\[?(::1|0:0:0:0:0:0:0:1|f[cd].*)]?");
    }
}
