package rollcall.store.jdbc;

import rollcall.store.Lease;

/**
 * The numbers of the advisory locks and the purpose of each. Transactions hold them, not sessions. Behind a pooler each transaction may get
 * another session, so a session's lock could be lost, or stay in a session that another client gets. For longer than a transaction, use a
 * {@link Lease}.
 */
public enum Locks {
    /**
     * With a server's number: shows that the server lives. This is the one lock that a session holds, as long as the server lives; a server
     * behind a pooler does not take it. See {@code ServerLeases}.
     */
    LIVING_SERVER(7201),
    /** One server at a time makes day partitions. */
    PARTITIONS(7202),
    /**
     * Keeps servers of older releases apart from newer ones. In the older releases one job rolls up heartbeats and events, and takes this
     * lock exclusively. Newer servers take it shared.
     */
    FOLD(7203),
    /**
     * With an instance's hash: one batch of events of an instance at a time. Otherwise two copies of a batch could both be stored, because
     * neither transaction sees the other's rows.
     */
    EVENTS_OF_INSTANCE(7204),
    /** One server at a time counts the outbox. Otherwise two servers could both use its last room. */
    OUTBOX(7206),
    /** With a hash of the name: one attempt to log in under a name at a time. */
    LOG_IN(7207),
    /** With a hash of the job's name: one server at a time does a job. */
    JOB(7208),
    /** One server at a time rolls up heartbeats. */
    FOLD_HEARTBEATS(7209),
    /** One server at a time rolls up events. */
    FOLD_EVENTS(7210),
    /** One server at a time closes days. */
    CLOSE_DAYS(7211),
    /** With an instance's hash: one request with metrics of an instance at a time. Otherwise two could both count from the same point. */
    METRICS_OF_INSTANCE(7212),
    /**
     * With a product's number: one transaction at a time makes or clears its dictionaries. Otherwise one could be made of rows of which another
     * transaction removes a field.
     */
    DICTIONARIES(7215);

    private final int number;

    Locks(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
