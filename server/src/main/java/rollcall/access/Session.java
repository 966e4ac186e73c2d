package rollcall.access;

/**
 * Somebody is logged in.
 *
 * @param account who
 * @param csrf what every form has to carry
 * @param renewed whether its time was just prolonged, so that the cookie has to be set again
 */
public record Session(Account account, String csrf, boolean renewed) {
    /** Whether a form carried this session's token. */
    public boolean sent(String presented) {
        return presented != null && Secrets.same(csrf, presented);
    }
}
