package rollcall.jobs;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** A process with one job, which meets an error. */
final class EndsWithAnError {
    private EndsWithAnError() {}

    public static void main(String[] args) throws InterruptedException {
        Jobs jobs = new Jobs(Clock.systemUTC(), new SimpleMeterRegistry());
        jobs.every("broken", Duration.ofMillis(10), Lock.NONE, () -> {
            throw new NoClassDefFoundError("secret text");
        });
        Thread.sleep(Duration.ofSeconds(60).toMillis());
    }
}
