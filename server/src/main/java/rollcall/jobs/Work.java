package rollcall.jobs;

/** What a job does in one run. */
@FunctionalInterface
public interface Work {
    /** Does what there is to do. What it throws is noted with its place; the next run comes after the pause all the same. */
    void run() throws Exception;
}
