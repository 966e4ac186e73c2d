package rollcall.bench.dashboards;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import rollcall.bench.Latencies;

/**
 * How long one question took.
 *
 * @param first milliseconds of the first answer
 * @param later the answers after it
 */
record Times(double first, Latencies later) {
    private static final int ROUNDS = 40;
    private static final int FEWEST = 3;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double THINKING_SECONDS = 1;

    /** Asks each question once, and then one after the other up to 40 times in 5 seconds. */
    static Map<Question, Times> alone(MaintainerBrowser browser, String slug) throws IOException, InterruptedException {
        Map<Question, Double> first = new LinkedHashMap<>();
        for (Question question : Question.ALL) {
            first.put(question, browser.ask(question.address(slug)) / 1e6);
        }
        Map<Question, Times> times = new LinkedHashMap<>();
        for (Question question : Question.ALL) {
            times.put(
                    question,
                    of(
                            first.get(question),
                            rounds(browser, List.of(question.address(slug))).get(0)));
        }
        return times;
    }

    /** Asks each question of both products by turns, so that what the machine does besides slows down both. */
    static Map<Question, List<Times>> both(MaintainerBrowser browser, String one, String other)
            throws IOException, InterruptedException {
        Map<Question, List<Times>> times = new LinkedHashMap<>();
        for (Question question : Question.ALL) {
            List<String> addresses = List.of(question.address(one), question.address(other));
            times.put(
                    question,
                    rounds(browser, addresses).stream()
                            .map(nanos -> of(nanos.get(0) / 1e6, nanos))
                            .toList());
        }
        return times;
    }

    /** Asks one address up to 40 times in 5 seconds. */
    static Times of(MaintainerBrowser browser, String address) throws IOException, InterruptedException {
        List<Long> nanos = rounds(browser, List.of(address)).get(0);
        return of(nanos.get(0) / 1e6, nanos);
    }

    /** The nanoseconds of each address, which are asked by turns. */
    private static List<List<Long>> rounds(MaintainerBrowser browser, List<String> addresses)
            throws IOException, InterruptedException {
        List<List<Long>> nanos = addresses.stream()
                .map(none -> (List<Long>) new ArrayList<Long>())
                .toList();
        long end = System.nanoTime() + MOST_NANOS;
        for (int round = 0; round < FEWEST || round < ROUNDS && System.nanoTime() < end; round++) {
            for (int i = 0; i < addresses.size(); i++) {
                nanos.get(i).add(browser.ask(addresses.get(i)));
            }
        }
        return nanos;
    }

    /** Several maintainers at once for some seconds, each of whom asks questions by chance and then looks at the answer, for a second on average. */
    static Map<Question, Times> together(List<MaintainerBrowser> browsers, String slug, int seconds)
            throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService threads = Executors.newFixedThreadPool(browsers.size());
        Map<Question, List<Long>> all = new LinkedHashMap<>();
        try {
            List<Callable<Map<Question, List<Long>>>> visits = new ArrayList<>();
            browsers.forEach(browser -> visits.add(() -> visit(browser, slug, end)));
            for (Future<Map<Question, List<Long>>> visit : threads.invokeAll(visits)) {
                visit.get()
                        .forEach((question, nanos) -> all.computeIfAbsent(question, none -> new ArrayList<>())
                                .addAll(nanos));
            }
        } finally {
            threads.shutdownNow();
        }
        Map<Question, Times> times = new LinkedHashMap<>();
        all.forEach((question, nanos) -> times.put(question, of(nanos.get(0) / 1e6, nanos)));
        return times;
    }

    private static Map<Question, List<Long>> visit(MaintainerBrowser browser, String slug, long end)
            throws IOException, InterruptedException {
        Map<Question, List<Long>> nanos = new LinkedHashMap<>();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep((long) (-1_000 * THINKING_SECONDS * Math.log(1 - random.nextDouble())));
            Question question = Question.ALL.get(random.nextInt(Question.ALL.size()));
            nanos.computeIfAbsent(question, none -> new ArrayList<>()).add(browser.ask(question.address(slug)));
        }
        return nanos;
    }

    /** The times of all questions together. */
    static Latencies all(Map<Question, Times> times) {
        return new Latencies(
                times.values().stream().map(each -> each.later.nanos()).toList());
    }

    private static Times of(double first, List<Long> nanos) {
        return new Times(
                first,
                new Latencies(List.of(nanos.stream().mapToLong(each -> each).toArray())));
    }
}
