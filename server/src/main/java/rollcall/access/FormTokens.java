package rollcall.access;

import java.util.regex.Pattern;

/**
 * Tokens for the forms that are there before anybody is logged in: the cookie and the form have to carry the same one, and it has
 * to be one of this site.
 */
public final class FormTokens {
    private static final String PURPOSE = "form";
    private static final int RANDOM = 22;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{44}");

    private final SiteKey key;

    public FormTokens(SiteKey key) {
        this.key = key;
    }

    /** The cookie's token if it is one of this site, otherwise a fresh one. May be given anything. */
    public String keepOrIssue(String cookie) {
        return isOurs(cookie) ? cookie : issue();
    }

    /**
     * Whether cookie and form are of the same page of this site. May be given anything.
     *
     * @param form masked, as its page had it
     */
    public boolean match(String cookie, String form) {
        return isOurs(cookie) && Secrets.same(cookie, MaskedToken.reveal(form));
    }

    private String issue() {
        String random = Secrets.token().substring(0, RANDOM);
        return random + key.sign(PURPOSE, random);
    }

    private boolean isOurs(String token) {
        return token != null
                && TOKEN.matcher(token).matches()
                && key.signed(PURPOSE, token.substring(0, RANDOM), token.substring(RANDOM));
    }
}
