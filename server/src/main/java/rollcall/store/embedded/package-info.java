/**
 * The embedded PostgreSQL below the data directory: its programs are unpacked, and it is initialised, started, found again and stopped.
 *
 * <p>It is durable (fsync, synchronous_commit, full_page_writes) and closed to others: it listens on the loopback interface only and asks
 * for a generated password. This room knows processes and files, no table and no pool.
 */
@NullMarked
package rollcall.store.embedded;

import org.jspecify.annotations.NullMarked;
