package rollcall.jobs;

/** Lets one server at a time do the work of a job. */
@FunctionalInterface
public interface Lock {
    /** No lock: for work that every server does for itself, or that takes its own lock. */
    Lock NONE = work -> {
        work.run();
        return true;
    };

    /**
     * Does the work unless another server does it at this moment.
     *
     * @return whether this server did it
     */
    boolean ifFree(Jobs.Work work) throws Exception;
}
