/**
 * What every table needs: transactions that say when a commit is in doubt, retries, columns of many rows, JSON of kept values, partitions
 * of days, and the numbers of advisory locks.
 *
 * <p>This room knows no table of ours. Only other rooms of the store and the wiring use it.
 */
@NullMarked
package rollcall.store.jdbc;

import org.jspecify.annotations.NullMarked;
