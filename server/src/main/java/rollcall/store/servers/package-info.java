/**
 * The tables of the servers that share this database: their leases, their jobs and the secrets that all of them need.
 *
 * <p>This room knows no report, no product and no account.
 */
@NullMarked
package rollcall.store.servers;

import org.jspecify.annotations.NullMarked;
