/**
 * A PostgreSQL of Rollcall's own below the data directory: unpacked, initialised, started, found again and stopped.
 *
 * <p>Durable (fsync, synchronous_commit, full_page_writes) and closed to everybody else: it listens on the loopback interface only and asks
 * for a password that was generated with it. This room knows processes and files, no table and no pool.
 */
@NullMarked
package rollcall.store.embedded;

import org.jspecify.annotations.NullMarked;
