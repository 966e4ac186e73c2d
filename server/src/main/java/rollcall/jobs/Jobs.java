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
 * The background work of this server: every job has a thread of its own, so that none waits behind another. A run that fails is logged with
 * its place, counted and tried again; an {@link Error} (no memory left, and the like) ends the process, because nobody knows what it left
 * half done. A {@link StackOverflowError} is a failure of that run alone: it would come again with the same data after every start.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** How long the runs under way may take to end, all together. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As the Java virtual machine itself says that it has no memory left. */
    private static final int NO_MEMORY = 3;

    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final MeterRegistry meters;
    private final Consumer<Error> end;

    public Jobs(Clock clock, MeterRegistry meters) {
        this(clock, meters, Jobs::endProcess);
    }

    /** @param end is told of an {@link Error} in a job's thread */
    public Jobs(Clock clock, MeterRegistry meters, Consumer<Error> end) {
        this.clock = clock;
        this.meters = meters;
        this.end = end;
    }

    /**
     * Begins a job. Its first run comes within a second.
     *
     * @param name in lower case with hyphens: the log, the metrics and the page call it so
     * @param pause from the end of a run to the beginning of the next
     * @param lock {@link Lock#NONE}, or what keeps it to one server at a time
     */
    public Job every(String name, Duration pause, Lock lock, Work work) {
        Job job = new Job(name, pause, lock, work, clock, end);
        measure(job);
        jobs.add(job);
        job.begin();
        return job;
    }

    /** How each of them goes, in the order in which they were begun. */
    public List<JobState> states() {
        return jobs.stream().map(Job::state).toList();
    }

    /** Lets the runs that are under way end, for up to 20 s, and begins no other. */
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

    /** Halts: whoever waits for a thread that is gone would wait for ever. */
    private static void endProcess(Error error) {
        try {
            LOG.error("a job met what nobody can mend, the process ends: {}", Trace.of(error));
        } finally {
            Runtime.getRuntime().halt(NO_MEMORY);
        }
    }

    /** What a job does in one run. */
    @FunctionalInterface
    public interface Work {
        /** Does what there is to do. What it throws is noted with its place; the next run comes after the pause all the same. */
        void run() throws Exception;
    }
}
