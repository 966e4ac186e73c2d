package rollcall.http.request;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import rollcall.access.FormTokens;
import rollcall.access.people.KnownBrowsers;
import rollcall.access.people.Sessions;

/**
 * The six cookies of this site. Scripts cannot read any of them. Over https they are {@code Secure}, and the prefixes of their names make
 * browsers reject cookies of these names from another host below the same domain or over plain http.
 */
public final class Cookies {
    public static final String SESSION = "rollcall_session";
    private static final String FORM = "rollcall_form";
    private static final String BROWSER = "rollcall_browser";
    private static final String PRODUCT = "rollcall_product";
    private static final String LANGUAGE = "rollcall_language";
    private static final String ISSUED_KEY = "rollcall_issued_key";
    private static final Duration FORM_LASTS = Duration.ofDays(1);
    private static final Duration PRODUCT_LASTS = Duration.ofDays(365);
    private static final Duration LANGUAGE_LASTS = Duration.ofDays(365);

    /** A browser follows a redirect at once. */
    private static final Duration ISSUED_KEY_LASTS = Duration.ofMinutes(1);

    private Cookies() {}

    /** The token of the session; null without one. */
    public static @Nullable String session(Context context) {
        return get(context, SESSION);
    }

    /** The session's cookie is Lax rather than Strict, so that a link in a mail opens a page without another log-in. */
    public static void keepSession(Context context, String token) {
        set(context, SESSION, token, Sessions.LASTS, SameSite.LAX);
    }

    public static void removeSession(Context context) {
        set(context, SESSION, "", Duration.ZERO, SameSite.LAX);
    }

    /** The token of a browser that has logged in before; null without one. */
    public static @Nullable String browser(Context context) {
        return get(context, BROWSER);
    }

    public static void keepBrowser(Context context, String token) {
        set(context, BROWSER, token, KnownBrowsers.LASTS, SameSite.STRICT);
    }

    /** The token of the forms before the log-in; null without one. */
    public static @Nullable String form(Context context) {
        return get(context, FORM);
    }

    /** Returns the token that a form before the log-in has to carry, and sets its cookie. */
    public static String keepForm(Context context, FormTokens tokens) {
        String token = tokens.keepOrIssue(form(context));
        set(context, FORM, token, FORM_LASTS, SameSite.STRICT);
        return token;
    }

    /** The short name of the product that this browser showed last; null without one. */
    public static @Nullable String product(Context context) {
        return get(context, PRODUCT);
    }

    public static void keepProduct(Context context, String slug) {
        set(context, PRODUCT, slug, PRODUCT_LASTS, SameSite.LAX);
    }

    /** The tag of the language that the visitor chose in this browser, for example "de"; null without one. */
    public static @Nullable String language(Context context) {
        return get(context, LANGUAGE);
    }

    public static void keepLanguage(Context context, String tag) {
        set(context, LANGUAGE, tag, LANGUAGE_LASTS, SameSite.LAX);
    }

    /**
     * Hands a new API key to the page that the browser is led to, on whichever server that is. The key is in no address, and in no memory or
     * table of a server.
     */
    public static void keepIssuedKey(Context context, String key) {
        set(context, ISSUED_KEY, key, ISSUED_KEY_LASTS, SameSite.STRICT);
    }

    /** The key that {@link #keepIssuedKey} handed over, which is taken away with it; null without one. A HEAD request takes nothing. */
    public static @Nullable String takeIssuedKey(Context context) {
        String key = get(context, ISSUED_KEY);
        if (key != null && context.req().getMethod().equals("GET")) {
            set(context, ISSUED_KEY, "", Duration.ZERO, SameSite.STRICT);
        }
        return key;
    }

    private static @Nullable String get(Context context, String name) {
        return context.cookie(prefixed(Caller.of(context), name));
    }

    private static void set(Context context, String name, String value, Duration lasts, SameSite sameSite) {
        Caller caller = Caller.of(context);
        String path = caller.prefix().isEmpty() ? "/" : caller.prefix();
        context.cookie(new Cookie(
                prefixed(caller, name), value, path, (int) lasts.toSeconds(), caller.https(), true, null, sameSite));
    }

    /** Browsers accept the prefix {@code __Host-} for the path / only. */
    private static String prefixed(Caller caller, String name) {
        if (!caller.https()) {
            return name;
        }
        return (caller.prefix().isEmpty() ? "__Host-" : "__Secure-") + name;
    }
}
