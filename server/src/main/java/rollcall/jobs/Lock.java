package rollcall.jobs;

/** Keeps a job to one server at a time. */
@FunctionalInterface
public interface Lock {
    /** For work that every server does for itself, or that takes its own lock. */
    Lock NONE = work -> {
        work.run();
        return true;
    };

    /**
     * Does the work unless another server is at it.
     *
     * @return whether it was done here
     */
    boolean ifFree(Jobs.Work work) throws Exception;
}
