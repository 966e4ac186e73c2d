package rollcall.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.servers.JobLock;
import rollcall.support.TestDatabase;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JobsTest {
    private static final Duration SOON = Duration.ofMillis(10);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_job_that_hangs_keeps_no_other_from_running() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (Jobs jobs = new Jobs(Clock.systemUTC(), meters)) {
            jobs.every("hanging", SOON, Lock.NONE, hangs::await);
            jobs.every("other", SOON, Lock.NONE, runs::incrementAndGet);

            await(() -> runs.get() > 5);
            assertThat(jobs.states().get(0).runs()).isZero();
            assertThat(jobs.states().get(0).runningSince()).isPresent();
            hangs.countDown();
        }
    }

    @Test
    void a_failure_is_counted_with_its_place_but_not_its_message_and_the_next_run_comes() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (Jobs jobs = new Jobs(Clock.systemUTC(), meters)) {
            Job job = jobs.every("flapping", SOON, Lock.NONE, () -> {
                if (runs.incrementAndGet() <= 3) {
                    throw new IllegalStateException("a secret", new java.io.IOException("another"));
                }
            });
            await(() -> runs.get() > 4);

            JobState state = job.state();
            assertThat(state.failures()).isEqualTo(3);
            assertThat(state.runs()).isGreaterThanOrEqualTo(4);
            assertThat(state.failing()).isFalse();
            assertThat(state.lastSuccess()).isPresent();
            assertThat(state.place())
                    .matches(
                            "java\\.lang\\.IllegalStateException at JobsTest\\.java:\\d+, caused by java\\.io\\.IOException.*")
                    .doesNotContain("secret", "another");
            assertThat(meters.get("rollcall.job.failures")
                            .tag("job", "flapping")
                            .functionCounter()
                            .count())
                    .isEqualTo(3);
        }
    }

    @Test
    void when_the_jobs_are_closed_the_run_under_way_ends_and_none_begins() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Jobs jobs = new Jobs(Clock.systemUTC(), meters);
        jobs.every("long", SOON, Lock.NONE, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.incrementAndGet();
            }
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        jobs.close();

        assertThat(ended).hasValue(1);
    }

    @Test
    void what_is_asked_of_a_job_is_done_between_its_runs() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (Jobs jobs = new Jobs(Clock.systemUTC(), meters)) {
            Job job = jobs.every("busy", SOON, Lock.NONE, runs::incrementAndGet);

            assertThat(job.call(() -> Thread.currentThread().getName()).get(10, TimeUnit.SECONDS))
                    .isEqualTo("job-busy");
        }
    }

    @Test
    void a_lock_keeps_a_job_to_one_server_at_a_time() throws Exception {
        try (Database database =
                Database.open(Optional.of(TestDatabase.fresh()), Path.of("unused"), EmbeddedPostgres.Use.COMMAND)) {
            JobLock one = new JobLock(database.dataSource(), "retention");
            JobLock other = new JobLock(database.dataSource(), "retention");
            AtomicInteger done = new AtomicInteger();

            assertThat(one.ifFree(() -> {
                        assertThat(other.ifFree(done::incrementAndGet)).isFalse();
                        assertThat(new JobLock(database.dataSource(), "expiry").ifFree(done::incrementAndGet))
                                .isTrue();
                    }))
                    .isTrue();
            assertThat(other.ifFree(done::incrementAndGet)).isTrue();
            assertThat(done).hasValue(2);
        }
    }

    @Test
    void a_stack_that_is_used_up_is_a_failure_of_one_run_and_ends_nothing() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (Jobs jobs = new Jobs(Clock.systemUTC(), meters, error -> ended.incrementAndGet())) {
            Job job = jobs.every("deep", SOON, Lock.NONE, () -> {
                if (runs.incrementAndGet() == 1) {
                    throw new StackOverflowError();
                }
            });
            await(() -> job.state().runs() >= 2);

            assertThat(job.state().failures()).isEqualTo(1);
            assertThat(job.state().failing()).isFalse();
            assertThat(ended).hasValue(0);
        }
    }

    @Test
    void an_error_in_a_job_ends_the_process_and_says_where_it_was() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndsWithAnError.class.getName())
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(log)
                .contains("java.lang.NoClassDefFoundError at EndsWithAnError.java:")
                .doesNotContain("secret text");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
