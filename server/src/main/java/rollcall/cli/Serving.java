package rollcall.cli;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import rollcall.Settings;
import rollcall.Wiring;

/** A server in the foreground, until the process is told to end. */
final class Serving {
    private final Settings settings;
    private final ReentrantLock starting = new ReentrantLock();
    private Wiring wiring;

    Serving(Settings settings) {
        this.settings = settings;
    }

    /** Says on standard output where to open it; does not return before the process ends. */
    int run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "shutdown"));
        start();
        greet();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void start() {
        starting.lock();
        try {
            wiring = Wiring.start(settings, Clock.systemUTC());
        } finally {
            starting.unlock();
        }
    }

    /** A start that is under way is finished before it is undone: half of one would leave a database behind. */
    private void stop() {
        starting.lock();
        try {
            if (wiring != null) {
                wiring.close();
            }
        } finally {
            starting.unlock();
        }
    }

    private void greet() {
        boolean everywhere =
                settings.host().equals("0.0.0.0") || settings.host().equals("::");
        String host = everywhere || settings.host().equals("127.0.0.1") ? "localhost" : settings.host();
        String url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + wiring.port();
        System.out.println("Rollcall is open at " + url);
        wiring.setupPath()
                .ifPresent(path -> System.out.println(
                        "Nobody can log in yet. Create the first superuser here, once: " + url + path));
        wiring.demoLogin()
                .ifPresent(login -> System.out.println(
                        "This is a demo. Log in as " + login.email() + " with the password " + login.password()));
        System.out.flush();
    }
}
