package rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.MovableClock;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogInStormTest {
    private static final String FOR = "X-Forwarded-For";

    private static Wiring server;
    private static Visitor owner;

    @BeforeAll
    static void openServer() {
        // The clock stands still: on a slow machine an address that is shut out would get a try back while the test
        // runs.
        server = TestServer.start(MovableClock.atNoon(), TestDatabase.fresh());
        owner = Visitor.superuserByLink(server);
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @Test
    void a_known_browser_logs_in_while_twelve_strangers_guess_passwords() throws Exception {
        List<Integer> answers = new ArrayList<>();
        try (Storm storm = new Storm(12, LogInStormTest::madeUp)) {
            for (int i = 0; i < 6; i++) {
                // A known browser that comes from another address each time, then a new browser at a known address.
                answers.add(owner.sending(FOR, "198.51.100." + i)
                        .logIn(Visitor.EMAIL, Visitor.PASSWORD)
                        .statusCode());
                answers.add(new Visitor(server)
                        .logIn(Visitor.EMAIL, Visitor.PASSWORD)
                        .statusCode());
            }
            assertThat(storm.checked.get()).as("strangers are served too").isPositive();
        }

        assertThat(answers).hasSize(12).containsOnly(303);
    }

    @Test
    void an_address_that_is_shut_out_takes_no_place_from_others_and_asks_nothing_of_the_database() throws Exception {
        Visitor shut = new Visitor(server).sending(FOR, "203.0.113.99");
        shutOut(shut);
        List<Integer> answers = new ArrayList<>();
        try (Storm storm = new Storm(12, () -> new Visitor(server).sending(FOR, "203.0.113.99"))) {
            for (int i = 0; i < 4; i++) {
                Visitor stranger = new Visitor(server).sending(FOR, "203.0.113." + i);
                answers.add(stranger.logIn(Visitor.EMAIL, Visitor.PASSWORD).statusCode());
            }
            assertThat(storm.checked.get()).isZero();
        }
        assertThat(answers).hasSize(4).containsOnly(303);

        String token = shut.token("/login");
        TableLock lock = TableLock.take(server.databaseUrl(), "login_failure");
        try {
            long asked = System.nanoTime();
            assertThat(logIn(shut, "q@example.org", token)).isEqualTo(429);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
            assertThat(lock.isWaitedFor()).isFalse();
        } finally {
            lock.close();
        }
    }

    private static void shutOut(Visitor visitor) {
        String token = visitor.token("/login");
        for (int i = 0; logIn(visitor, "q" + i + "@example.org", token) != 429; i++) {
            assertThat(i).as("tries").isLessThan(40);
        }
    }

    private static Visitor madeUp() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Visitor(server).sending(FOR, "10." + random.nextInt(255) + "." + random.nextInt(255) + ".1");
    }

    private static int logIn(Visitor visitor, String email, String token) {
        return visitor.post("/login", Map.of("email", email, "password", "wrong-wrong", "_csrf", token))
                .statusCode();
    }

    /** Visitors who try passwords of made-up accounts, each as soon as the last one was answered, until it is closed. */
    private static final class Storm implements AutoCloseable {
        private final AtomicInteger checked = new AtomicInteger();
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean over;

        Storm(int strangers, Supplier<Visitor> from) {
            for (int i = 0; i < strangers; i++) {
                Thread thread = new Thread(() -> hammer(from), "stranger");
                thread.start();
                threads.add(thread);
            }
        }

        private void hammer(Supplier<Visitor> from) {
            while (!over) {
                Visitor visitor = from.get();
                String name = "q" + ThreadLocalRandom.current().nextInt() + "@example.org";
                if (logIn(visitor, name, visitor.token("/login")) == 401) {
                    checked.incrementAndGet();
                }
            }
        }

        @Override
        public void close() {
            over = true;
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
