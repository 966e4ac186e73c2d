package rollcall.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.Settings;
import rollcall.Wiring;

/** Runs a server in the foreground until the process is told to end. */
final class ServeRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ServeRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Duration drain;
    private final Wiring wiring = new Wiring();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean ending;

    /** @param drain how long it tells the load balancer that it is about to stop, before it stops */
    ServeRunner(Settings settings, Duration drain) {
        this.settings = settings;
        this.drain = drain;
    }

    /** Starts the server and prints its address on standard output. It does not return before the process ends. */
    int run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
        try {
            wiring.run(settings, Clock.systemUTC());
            greet();
        } catch (RuntimeException e) {
            if (!ending) {
                throw e;
            }
        } finally {
            started.countDown();
        }
        await(new CountDownLatch(1), Duration.ofDays(Integer.MAX_VALUE));
        return 0;
    }

    /** Closes the server. If it is still starting, the start fails, and this method waits until the start has closed what it opened. */
    private void end() {
        ending = true;
        if (started.getCount() == 0 && !drain.isZero()) {
            wiring.leave();
            awaitDraining();
        }
        wiring.close();
        await(started, PATIENCE);
    }

    private void awaitDraining() {
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch, Duration patience) {
        try {
            if (!latch.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the start that was under way does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In one piece: whoever waits for the first line, a script for example, can read the others at once. */
    private void greet() {
        String url = ShownAddress.of(settings.host(), wiring.port());
        List<String> lines = new ArrayList<>(List.of("Rollcall is open at " + url));
        wiring.setupPath()
                .ifPresent(path ->
                        lines.add("Nobody can log in yet. Create the first superuser here, once: " + url + path));
        wiring.demoLogin()
                .ifPresent(login -> lines.add(
                        "This is a demo. Log in as " + login.email() + " with the password " + login.password()));
        lines.add("");
        System.out.print(String.join(System.lineSeparator(), lines));
        System.out.flush();
    }
}
