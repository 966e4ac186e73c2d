package rollcall.store.heartbeats;

import rollcall.store.instances.InstanceKey;
import rollcall.store.instances.InstanceTable;

/**
 * An arriving heartbeat and its instance's position in every bitmap.
 *
 * @param heartbeat what arrives
 * @param ordinal the position; that of a new instance, or the one it has
 * @param first whether this is the instance's first day
 */
record NumberedHeartbeat(ArrivingHeartbeat heartbeat, int ordinal, boolean first) {
    /** The same at another position. */
    NumberedHeartbeat at(int position) {
        return position == ordinal ? this : new NumberedHeartbeat(heartbeat, position, first);
    }

    InstanceTable.Heard heard() {
        return new InstanceTable.Heard(key(), ordinal, heartbeat.version());
    }

    InstanceKey key() {
        return heartbeat.key();
    }
}
