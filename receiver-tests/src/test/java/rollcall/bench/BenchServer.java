package rollcall.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.store.DatabaseUrl;
import rollcall.store.compression.Dictionaries;

/** The program as it is installed: started through its launcher as a process of its own, over an embedded PostgreSQL of its own. */
public final class BenchServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    /** The largest quota: a benchmark sends more in a minute than a product does in a day. */
    private static final String ENOUGH = "1000000000000000";

    private final String launcher;
    private final Path dataDir;
    private final Process process;
    private final int port;
    private final DatabaseUrl url;
    private String key = "";

    /** Starts a server with a product of that preset. */
    BenchServer(String launcher, Path dataDir, String preset) throws IOException {
        this(launcher, dataDir, List.of());
        this.key = product(preset);
    }

    /** Makes a product of that preset and name, and returns a key of it. */
    String product(String preset) throws IOException {
        call("", "product", "add", preset, "--preset", preset);
        call(
                "",
                "product",
                "set",
                preset,
                "--events-a-day",
                ENOUGH,
                "--bytes-a-day",
                ENOUGH,
                "--new-instances-a-day",
                ENOUGH);
        return call("", "key", "issue", preset);
    }

    /** A line of what Linux says of its process, in KiB: {@code VmRSS} for the memory that it takes. */
    long kibibytes(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /**
     * Starts a server on a database that may have products already.
     *
     * @param dataDir the folder of the log and of the data directory
     * @param javaOptions for its virtual machine
     */
    public BenchServer(String launcher, Path dataDir, List<String> javaOptions) throws IOException {
        this.launcher = launcher;
        this.dataDir = dataDir;
        ProcessBuilder server = new ProcessBuilder(command("serve", "--port", "0"))
                .redirectErrorStream(true)
                .redirectOutput(dataDir.resolve("log").toFile());
        server.environment().put("ROLLCALL_JAVA_OPTS", String.join(" ", javaOptions));
        this.process = server.start();
        this.port = announcedPort();
        this.url = DatabaseUrl.parse(call("", "database", "url"));
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    String key() {
        return key;
    }

    /** A connection to its database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /** The number of a product. */
    int productId(String slug) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT product_id FROM product WHERE slug = ?")) {
            statement.setString(1, slug);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Executes statements, one after the other. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** What the gate keeps of the payload: the floor writes the same. */
    byte[] keptSample() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT dictionary_id, kept FROM heartbeat LIMIT 1")) {
            rows.next();
            return new Dictionaries().bytes(rows.getInt(1), rows.getBytes(2), connection);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private int announcedPort() throws IOException {
        return Integer.parseInt(logged(ADDRESS).group(1));
    }

    /** Waits up to two minutes until the server has written something to its log. */
    public MatchResult logged(Pattern line) throws IOException {
        for (int i = 0; i < 1_200; i++) {
            Matcher found = line.matcher(Files.readString(dataDir.resolve("log")));
            if (found.find()) {
                return found.toMatchResult();
            }
            pause();
        }
        throw new IOException("the server did not write " + line + ": see " + dataDir.resolve("log"));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first line that a command prints, with that line as its input. */
    public String call(String input, String... arguments) throws IOException {
        Process command = new ProcessBuilder(command(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Writer in = command.outputWriter()) {
            in.write(input + "\n");
        }
        try (BufferedReader out = command.inputReader()) {
            String line = out.readLine();
            return line == null ? "" : line;
        }
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", dataDir.resolve("data").toString()));
        return command;
    }
}
