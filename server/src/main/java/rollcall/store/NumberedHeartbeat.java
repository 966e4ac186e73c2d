package rollcall.store;

/**
 * An arriving heartbeat and its instance's position in every bitmap.
 *
 * @param heartbeat what arrives
 * @param ordinal the position; that of a new instance, or the one it has
 */
record NumberedHeartbeat(ArrivingHeartbeat heartbeat, int ordinal) {
    InstanceKey key() {
        return InstanceKey.of(heartbeat);
    }
}
