package rollcall.report;

/** One decoded request of a sender, before the gate decides what may be kept of it. */
public sealed interface Report permits Heartbeat, EventBatch {
    /** The reporting instance. */
    Reporter reporter();
}
