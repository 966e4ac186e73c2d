package rollcall.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import rollcall.access.FormTokens;
import rollcall.access.Sessions;

/** The two cookies of this site. Both are out of scripts' reach; over https they are sent over https alone. */
final class Cookies {
    private static final String SESSION = "rollcall_session";
    private static final String FORM = "rollcall_form";
    private static final Duration FORM_LASTS = Duration.ofDays(1);

    private Cookies() {}

    /** The session's token as the browser has it; null without one. */
    static String session(Context context) {
        return context.cookie(SESSION);
    }

    /** Lax rather than strict, so that a link in a mail opens a page without another log-in. */
    static void keepSession(Context context, String token) {
        set(context, SESSION, token, Sessions.LASTS, SameSite.LAX);
    }

    static void dropSession(Context context) {
        set(context, SESSION, "", Duration.ZERO, SameSite.LAX);
    }

    /** The token of the forms before the log-in; null without one. */
    static String form(Context context) {
        return context.cookie(FORM);
    }

    /** The token that a form before the log-in has to carry; sets the cookie. */
    static String keepForm(Context context) {
        String token = FormTokens.keepOrIssue(form(context));
        set(context, FORM, token, FORM_LASTS, SameSite.STRICT);
        return token;
    }

    private static void set(Context context, String name, String value, Duration lasts, SameSite sameSite) {
        boolean secure = Caller.of(context).https();
        context.cookie(new Cookie(name, value, "/", (int) lasts.toSeconds(), secure, true, null, sameSite));
    }
}
