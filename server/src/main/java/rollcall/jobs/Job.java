package rollcall.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job of this server. It has a thread of its own. */
public final class Job {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    /** The longest time until the first run, even if the pause is longer. */
    private static final Duration FIRST_WITHIN = Duration.ofSeconds(1);

    /** The interval at which repeated failures at the same place are logged. */
    private static final Duration REMINDER = Duration.ofMinutes(5);

    private final String name;
    private final Lock lock;
    private final Jobs.Work work;
    private final Clock clock;
    private final Consumer<Error> end;
    private final ScheduledExecutorService thread;
    private volatile JobState state;
    private volatile @Nullable Runnable interruption;
    private volatile boolean closing;
    private Instant logged = Instant.MIN;

    Job(String name, Duration pause, Lock lock, Jobs.Work work, Clock clock, Consumer<Error> end) {
        this.name = name;
        this.lock = lock;
        this.work = work;
        this.clock = clock;
        this.end = end;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "job-" + name));
        this.state = JobState.begun(name, pause, clock.instant());
    }

    void begin() {
        Duration pause = state.pause();
        long first = Math.min(pause.toMillis(), FIRST_WITHIN.toMillis());
        thread.scheduleWithFixedDelay(this::run, first, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The state of the job. */
    public JobState state() {
        return state;
    }

    /**
     * Calls something in the job's thread, after the current run. The call does not count as a run.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the server is about to end
     */
    public <T> Future<T> call(Callable<T> something) {
        return thread.submit(() -> {
            try {
                return something.call();
            } catch (Error e) {
                end.accept(e);
                throw e;
            }
        });
    }

    /** Sets the action that ends the current run early when the server ends. Without such an action, the thread is interrupted. */
    public void stopsBy(Runnable stop) {
        this.interruption = stop;
    }

    /** Begins no further run and asks the current run to end. */
    void stop() {
        closing = true;
        Runnable stop = interruption;
        if (stop == null) {
            thread.shutdownNow();
        } else {
            thread.shutdown();
            stop.run();
        }
    }

    /** Waits for the current run to end. True if it ended within this time. */
    boolean hasEnded(Duration patience) throws InterruptedException {
        return thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        long began = System.nanoTime();
        state = state.running(clock.instant());
        try {
            lock.ifFree(work);
            succeeded(Duration.ofNanos(System.nanoTime() - began));
        } catch (Exception | StackOverflowError e) {
            // The data that the run read used up the stack. The stack is free again at this point.
            failed(e, Duration.ofNanos(System.nanoTime() - began));
        } catch (Error e) {
            end.accept(e);
            throw e;
        }
    }

    private void succeeded(Duration duration) {
        if (state.failing()) {
            LOG.info("{} goes on", name);
        }
        state = state.succeeded(clock.instant(), duration);
    }

    /** Records a failure. The next run repeats the work that was not done. */
    private void failed(Throwable failure, Duration duration) {
        Instant now = clock.instant();
        JobState before = state;
        state = before.failed(now, duration, failure);
        boolean known = before.failing() && before.place().equals(state.place());
        if (!closing && !(known && now.isBefore(logged.plus(REMINDER)))) {
            LOG.warn("{} failed and is tried again: {}", name, state.place());
            logged = now;
        }
    }
}
