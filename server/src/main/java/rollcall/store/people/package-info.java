/**
 * The tables of accounts, sessions, links of the first set-up, failed log-ins and API keys.
 *
 * <p>This room knows hashes of secrets and no secret.
 */
@NullMarked
package rollcall.store.people;

import org.jspecify.annotations.NullMarked;
