package rollcall.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for forms that are shown before a log-in. The cookie and the form have to carry the same token, and this site must have signed it.
 */
public final class FormTokens {
    private static final String PURPOSE = "form";
    private static final int RANDOM = 22;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{44}");

    private final SiteKey key;

    public FormTokens(SiteKey key) {
        this.key = key;
    }

    /** The cookie's token if this site signed it, otherwise a new one. Accepts anything. */
    public String keepOrIssue(@Nullable String cookie) {
        return cookie != null && isOurs(cookie) ? cookie : issue();
    }

    /**
     * True if cookie and form carry the same token and this site signed it. Accepts anything.
     *
     * @param form the token as masked on the page
     */
    public boolean match(@Nullable String cookie, @Nullable String form) {
        return cookie != null && isOurs(cookie) && Secrets.same(cookie, MaskedToken.reveal(form));
    }

    private String issue() {
        String random = Secrets.token().substring(0, RANDOM);
        return random + key.sign(PURPOSE, random);
    }

    private boolean isOurs(String token) {
        return TOKEN.matcher(token).matches()
                && key.signed(PURPOSE, token.substring(0, RANDOM), token.substring(RANDOM));
    }
}
