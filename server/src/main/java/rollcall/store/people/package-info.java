/**
 * The tables of accounts, sessions, links of the first set-up, failed log-ins and API keys.
 *
 * <p>Passwords, session tokens, links and API keys are stored as hashes alone.
 */
@NullMarked
package rollcall.store.people;

import org.jspecify.annotations.NullMarked;
