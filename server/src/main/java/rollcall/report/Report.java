package rollcall.report;

/** One decoded request of a sender, before anybody judged what of it may be kept. */
public sealed interface Report permits Heartbeat, EventBatch {
    /** Who says so. */
    Reporter origin();
}
