/**
 * The way of heartbeats into the database: the group commit, the rows of a day, lost answers, and reading or dropping the days.
 *
 * <p>This room knows no events and no rollups.
 */
@NullMarked
package rollcall.store.heartbeats;

import org.jspecify.annotations.NullMarked;
