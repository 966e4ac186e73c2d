/**
 * The tables of instances and of their ordinals: which are known, which may be heard again, the list of them, and forgetting one.
 *
 * <p>This room knows no heartbeat and no batch of events: it is asked by the keys of instances.
 */
@NullMarked
package rollcall.store.instances;

import org.jspecify.annotations.NullMarked;
