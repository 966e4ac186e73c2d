package rollcall.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import rollcall.store.DatabaseUrl;

/** The program as it is installed: started through its launcher as a process of its own, over an embedded PostgreSQL of its own. */
final class BenchServer implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    private final String launcher;
    private final Path dataDir;
    private final Process process;
    private final int port;
    private final String key;
    private final DatabaseUrl url;

    BenchServer(String launcher, Path dataDir, String preset) throws IOException {
        this.launcher = launcher;
        this.dataDir = dataDir;
        this.process = new ProcessBuilder(command("serve", "--port", "0"))
                .redirectErrorStream(true)
                .redirectOutput(dataDir.resolve("log").toFile())
                .start();
        this.port = announcedPort();
        call("product", "add", preset, "--preset", preset);
        this.key = call("key", "issue", preset);
        this.url = DatabaseUrl.parse(call("database", "url"));
    }

    int port() {
        return port;
    }

    String key() {
        return key;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
    }

    /** What the gate keeps of the payload: the floor writes the same. */
    String keptSample() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT kept::text FROM heartbeat LIMIT 1")) {
            rows.next();
            return rows.getString(1);
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
        for (int i = 0; i < 600; i++) {
            String log = Files.readString(dataDir.resolve("log"));
            var port =
                    java.util.regex.Pattern.compile("http://localhost:(\\d+)").matcher(log);
            if (port.find()) {
                return Integer.parseInt(port.group(1));
            }
            pause();
        }
        throw new IOException("the server did not start: see " + dataDir.resolve("log"));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String call(String... arguments) throws IOException {
        Process command = new ProcessBuilder(command(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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
