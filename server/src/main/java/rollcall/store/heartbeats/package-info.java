/**
 * The way of heartbeats into the database: the transaction of a group, the rows of a day, and lost answers; reading and dropping days.
 *
 * <p>This room knows no events and no rollups.
 */
@NullMarked
package rollcall.store.heartbeats;

import org.jspecify.annotations.NullMarked;
