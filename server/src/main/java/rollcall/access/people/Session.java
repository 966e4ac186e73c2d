package rollcall.access.people;

import org.jspecify.annotations.Nullable;
import rollcall.access.MaskedToken;
import rollcall.access.Secrets;

/**
 * The session of a logged-in account.
 *
 * @param account who is logged in
 * @param csrf the token that all forms have to carry, masked differently on each page
 * @param renewed true if the session was just prolonged, so that the cookie has to be set again
 */
public record Session(Account account, String csrf, boolean renewed) {
    /**
     * True if a form carried this session's token.
     *
     * @param presented as masked on the page; accepts anything
     */
    public boolean sent(@Nullable String presented) {
        return Secrets.same(csrf, MaskedToken.reveal(presented));
    }
}
