package rollcall.jobs;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;

/**
 * The background work of this server. Every job has a thread of its own, so that no job waits for another. A run that fails is logged with
 * its place, counted and tried again. An {@link Error} (no memory left, for example) ends the process, because the state that it leaves is
 * unknown. A {@link StackOverflowError} counts as a failure of that run: the same data would cause it again after every start.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** How long {@link #close} waits for all current runs together. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The exit code that the Java virtual machine uses when it has no memory left. */
    private static final int NO_MEMORY = 3;

    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final MeterRegistry meters;
    private final Consumer<Error> end;

    public Jobs(Clock clock, MeterRegistry meters) {
        this(clock, meters, Jobs::endProcess);
    }

    /** @param end gets an {@link Error} of a job's thread */
    public Jobs(Clock clock, MeterRegistry meters, Consumer<Error> end) {
        this.clock = clock;
        this.meters = meters;
        this.end = end;
    }

    /**
     * Starts a job. Its first run begins within a second.
     *
     * @param name the job's name in the log, the metrics and the page, in lower case with hyphens
     * @param pause from the end of a run to the beginning of the next
     * @param lock the lock of work that one server at a time may do, or {@link Lock#NONE}
     */
    public Job every(String name, Duration pause, Lock lock, Work work) {
        Job job = new Job(name, pause, lock, work, clock, end);
        measure(job);
        jobs.add(job);
        job.begin();
        return job;
    }

    /** The state of each job, in the order in which the jobs were started. */
    public List<JobState> states() {
        return jobs.stream().map(Job::state).toList();
    }

    /** Starts no further run, and waits up to 20 s for current runs. */
    @Override
    public void close() {
        jobs.forEach(Job::stop);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Job job : jobs) {
                Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                if (!job.hasEnded(left)) {
                    LOG.warn("{} did not end in {} s", job.state().name(), PATIENCE.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure(Job job) {
        String name = job.state().name();
        FunctionCounter.builder("rollcall.job.runs", job, each -> each.state().runs())
                .tag("job", name)
                .register(meters);
        FunctionCounter.builder(
                        "rollcall.job.failures", job, each -> each.state().failures())
                .tag("job", name)
                .register(meters);
        time(
                "rollcall.job.last.success.age",
                job,
                each -> each.state().successAge(clock.instant()).toMillis());
        time("rollcall.job.duration", job, each -> each.state().took().toMillis());
    }

    private void time(String metric, Job job, ToDoubleFunction<Job> millis) {
        TimeGauge.builder(metric, job, TimeUnit.MILLISECONDS, millis)
                .tag("job", job.state().name())
                .register(meters);
    }

    /** Ends the process without its shutdown hooks: they could wait for ever for a thread that is gone. */
    private static void endProcess(Error error) {
        try {
            LOG.error("a job met what nobody can mend, the process ends: {}", Trace.of(error));
        } finally {
            Runtime.getRuntime().halt(NO_MEMORY);
        }
    }

    /** The work of one run of a job. */
    @FunctionalInterface
    public interface Work {
        /** Does the work. The place of an exception is recorded; the next run comes after the usual pause. */
        void run() throws Exception;
    }
}
