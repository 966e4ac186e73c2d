package rollcall.store.jdbc;

import rollcall.store.Lease;

/**
 * The numbers of the advisory locks, and what each is for. Transactions hold them, not sessions: behind a pooler that gives every transaction
 * another session, a session's lock would be lost, or kept by a session that another client gets. What is held for longer is a {@link Lease}.
 */
public enum Locks {
    /**
     * With a server's number. The exception: a session of that server holds it as long as the server lives, unless it is behind a pooler. See
     * {@code ServerLeases}.
     */
    LIVING_SERVER(7201),
    /** One server at a time makes day partitions. */
    PARTITIONS(7202),
    /** Servers of releases in which one job rolled up heartbeats and events take it alone; newer servers share it. */
    FOLD(7203),
    /** With an instance's hash: one batch of events of an instance at a time, so that two copies do not both find nothing before them. */
    EVENTS_OF_INSTANCE(7204),
    /** One server at a time counts the outbox, so that two do not both find room. */
    OUTBOX(7206),
    /** With a hash of the name: one attempt to log in under a name at a time. */
    LOG_IN(7207),
    /** With a hash of the job's name: one server at a time does a job. */
    JOB(7208),
    /** One server at a time rolls up heartbeats. */
    FOLD_HEARTBEATS(7209),
    /** One server at a time rolls up events. */
    FOLD_EVENTS(7210);

    private final int number;

    Locks(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
