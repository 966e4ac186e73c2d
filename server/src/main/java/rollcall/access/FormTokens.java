package rollcall.access;

import java.util.regex.Pattern;

/** Tokens for the forms that are there before anybody is logged in: the cookie and the form have to carry the same one. */
public final class FormTokens {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private FormTokens() {}

    /** The cookie's token if it has one, otherwise a fresh one. */
    public static String keepOrIssue(String cookie) {
        return cookie != null && TOKEN.matcher(cookie).matches() ? cookie : Secrets.token();
    }

    /** Whether cookie and form are of the same page. */
    public static boolean match(String cookie, String form) {
        return cookie != null && form != null && TOKEN.matcher(cookie).matches() && Secrets.same(cookie, form);
    }
}
