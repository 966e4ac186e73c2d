package rollcall.bench.dashboards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rollcall.bench.BenchServer;
import rollcall.bench.LiveReports;
import rollcall.bench.fleet.InstanceRows;
import rollcall.bench.fleet.Shape;

/**
 * How long every page takes of a large fleet with a long history, over HTTP, with a server in a process of its own and 1 GiB of heap; then
 * with eight maintainers at once, with half of the history, and beside the same questions in SQL over raw rows.
 */
@Command(name = "dashboards", sortOptions = false)
public final class DashboardsBench implements Callable<Integer> {
    private static final String EMAIL = "maintainer@example.org";
    private static final String PASSWORD = "a password of the bench";
    private static final int MAINTAINERS = 8;

    /** Products with at least so many instances are warmed up after the start. */
    private static final int WARMED_UP = 10_000;

    private static final Pattern WARM_UP = Pattern.compile("warm-up: .* in (\\d+) ms");

    private final String launcher;

    @Option(names = "--instances", defaultValue = "1000000", description = "How many ever reported.")
    private int instances;

    @Option(names = "--days", defaultValue = "365", description = "How many days they reported.")
    private int days;

    @Option(names = "--versions", defaultValue = "300", description = "How many versions they ran.")
    private int versions;

    @Option(names = "--plugins", defaultValue = "500", description = "How many different plugins they have.")
    private int plugins;

    @Option(names = "--names", defaultValue = "2000", description = "How many different events they send.")
    private int names;

    @Option(
            names = "--raw",
            negatable = true,
            description = "Keeps raw rows too, and asks them in SQL. Usual up to 100,000 instances and 90 days.")
    private @Nullable Boolean raw;

    @Option(names = "--seconds", defaultValue = "120", description = "How long eight maintainers ask at once.")
    private int seconds;

    @Option(
            names = "--reports",
            defaultValue = "12",
            description = "How many heartbeats a second come in while eight maintainers ask once more; 0 for none.")
    private double reports;

    @Option(names = "--keep", paramLabel = "DIR", description = "Fills the database there, and leaves it.")
    private @Nullable Path keep;

    @Option(names = "--reuse", paramLabel = "DIR", description = "Measures a database that --keep left.")
    private @Nullable Path reuse;

    private Path folder;

    private DashboardsBench(String launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Runs with these options of the command line, in a folder of its own, and returns the exit code. */
    public static int run(String launcher, Path folder, String... options) {
        return new CommandLine(new DashboardsBench(launcher, folder)).execute(options);
    }

    @Override
    public Integer call() throws Exception {
        FilledDatabase filled = reuse == null ? fill() : FilledDatabase.read(reuse);
        folder = reuse == null ? folder : reuse;
        Shape shape = filled.shape();
        System.out.printf(
                "%,d instances, %,d days until %s, %,d versions, %,d plugins, %,d event names%n",
                shape.instances(), shape.days(), shape.today(), shape.versions(), shape.plugins(), shape.names());
        Preparation.finish(folder.resolve("data"), shape);
        HeapLog heap = new HeapLog(Files.createTempFile("rollcall-heap", ".log"));
        try (BenchServer server = new BenchServer(launcher, folder, heap.options())) {
            measure(server, filled);
        }
        System.out.println();
        System.out.println(heap.peaks());
        return 0;
    }

    private FilledDatabase fill() throws Exception {
        folder = keep == null ? folder : Files.createDirectories(keep);
        Shape shape = new Shape(LocalDate.now(ZoneOffset.UTC), instances, days, versions, plugins, names);
        FilledDatabase filled = new FilledDatabase(shape, raw == null ? shape.smallEnoughForRawRows() : raw);
        Preparation.fill(folder.resolve("data"), filled);
        filled.write(folder);
        return filled;
    }

    private void measure(BenchServer server, FilledDatabase filled) throws Exception {
        if (reuse == null) {
            server.call(PASSWORD, "user", "add", EMAIL, "--role", "maintainer");
        }
        MaintainerBrowser browser = new MaintainerBrowser(server.port(), EMAIL, PASSWORD);
        if (filled.shape().instances() >= WARMED_UP) {
            System.out.println(
                    "warm-up of both products: " + server.logged(WARM_UP).group(1) + " ms");
        }
        System.err.println("one maintainer asks");
        Map<Question, Times> alone = Times.alone(browser, Preparation.WHOLE);
        Report.alone(alone);
        List<MaintainerBrowser> browsers = new ArrayList<>();
        for (int i = 0; i < MAINTAINERS; i++) {
            browsers.add(new MaintainerBrowser(server.port(), EMAIL, PASSWORD));
        }
        System.err.println("eight maintainers ask at once");
        Report.together(Times.together(browsers, Preparation.WHOLE, seconds));
        System.err.println("one maintainer asks of both histories");
        Report.twice(Times.both(browser, Preparation.HALF, Preparation.WHOLE));
        if (filled.raw()) {
            raw(server, browser, filled.shape(), alone);
        }
        if (reports > 0) {
            live(server, browsers, filled.shape());
        }
        browsers.add(browser);
        Report.failures(browsers);
    }

    /** A million instances that report daily send 12 heartbeats a second, each of which changes what the pages say. */
    private void live(BenchServer server, List<MaintainerBrowser> browsers, Shape shape) throws Exception {
        System.err.println("eight maintainers ask while reports come in");
        String key = server.call("", "key", "issue", Preparation.WHOLE);
        Supplier<UUID> anyone =
                () -> InstanceRows.id(ThreadLocalRandom.current().nextInt(shape.instances()));
        try (LiveReports live = new LiveReports(server.port(), key, anyone, reports)) {
            Map<Question, Times> times = Times.together(browsers, Preparation.WHOLE, seconds);
            Report.whileReporting(times, live.end());
        }
    }

    private static void raw(BenchServer server, MaintainerBrowser browser, Shape shape, Map<Question, Times> pages)
            throws Exception {
        Report.rawHead();
        try (Connection connection = server.connect()) {
            for (RawQuestion question : RawQuestion.ALL) {
                RawQuestion.Answer answer = question.ask(connection, 1, shape);
                long differing = question.differing(answer, browser, Preparation.WHOLE);
                Optional<String> file = question.file(Preparation.WHOLE);
                Optional<Times> fileTimes =
                        file.isPresent() ? Optional.of(Times.of(browser, file.get())) : Optional.empty();
                Report.raw(question, answer, pages.get(question.page()), fileTimes, differing);
            }
        }
    }
}
