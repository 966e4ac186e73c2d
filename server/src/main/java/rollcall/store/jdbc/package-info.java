/**
 * Tools for all tables: transactions that tell when a commit is in doubt, retries, arrays of many rows, JSON of kept values, day
 * partitions, and the numbers of advisory locks.
 *
 * <p>These classes are about no particular table. Only other rooms of the store and the wiring use them.
 */
@NullMarked
package rollcall.store.jdbc;

import org.jspecify.annotations.NullMarked;
