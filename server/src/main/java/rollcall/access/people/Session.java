package rollcall.access.people;

import rollcall.access.MaskedToken;
import rollcall.access.Secrets;

/**
 * Somebody is logged in.
 *
 * @param account who
 * @param csrf what every form has to carry, masked anew on each page
 * @param renewed whether its time was just prolonged, so that the cookie has to be set again
 */
public record Session(Account account, String csrf, boolean renewed) {
    /**
     * Whether a form carried this session's token.
     *
     * @param presented masked, as its page had it; may be anything
     */
    public boolean sent(String presented) {
        return Secrets.same(csrf, MaskedToken.reveal(presented));
    }
}
