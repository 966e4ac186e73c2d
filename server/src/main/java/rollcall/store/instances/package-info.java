/**
 * The tables of instances and of their ordinals: which instances are known, whose window is open, the list of them, and how one is forgotten.
 *
 * <p>This room knows no heartbeat and no batch of events; callers name instances by their keys.
 */
@NullMarked
package rollcall.store.instances;

import org.jspecify.annotations.NullMarked;
