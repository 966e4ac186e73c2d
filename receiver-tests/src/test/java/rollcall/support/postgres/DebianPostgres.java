package rollcall.support.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.support.PreparedData;
import rollcall.support.ServerProcess;
import rollcall.support.Sql;

/** Debian's PostgreSQL, which has standbys: a server with a migrated database, or one that follows another by streaming replication. */
public final class DebianPostgres implements AutoCloseable {
    private static final Path RELEASES = Path.of("/usr/lib/postgresql");
    private static final String OWNER = "rollcall";
    private static final String DATABASE = "migrated";
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            shared_buffers = '16MB'
            wal_retrieve_retry_interval = '100ms'
            """;

    private final Path directory;
    private final int port;

    private DebianPostgres(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts a server whose database is migrated and has no rows. */
    public static DebianPostgres primary() {
        Path directory = temporaryDirectory();
        PreparedData.copy("debian-postgres", directory, DebianPostgres::make);
        DebianPostgres primary = new DebianPostgres(directory, freePort());
        primary.start();
        return primary;
    }

    /** Starts a standby of this server. It has all that this server had at this moment. */
    public DebianPostgres standby(String name) {
        DebianPostgres standby = new DebianPostgres(temporaryDirectory(), freePort());
        run(
                standby.directory,
                "pg_basebackup",
                "--write-recovery-conf",
                "--checkpoint=fast",
                "--no-sync",
                "--pgdata=" + standby.directory.resolve("data"),
                "--dbname=host=127.0.0.1 port=%d user=%s application_name=%s".formatted(port, OWNER, name));
        standby.start();
        return standby;
    }

    /** The URL of its database, as {@code --database-url} takes it. */
    public String url() {
        return url(place());
    }

    /** The URL of the database of this server and of another one, with parameters. */
    public String url(DebianPostgres other, String parameters) {
        return url(place() + "," + other.place()) + "?" + parameters;
    }

    /** Starts it after it was killed. */
    public void start() {
        launch();
        ServerProcess.await("a PostgreSQL that answers: " + directory, () -> Sql.answers(url()));
    }

    /** Stops all its processes where they are, as a machine that hangs would. They can be killed. */
    public void halt() {
        List<String> command = new ArrayList<>(List.of("kill", "-STOP"));
        processes().forEach(process -> command.add(String.valueOf(process.pid())));
        start(directory, command.toArray(String[]::new)).onExit().join();
    }

    /** Ends all its processes with SIGKILL, as a crash would. */
    public void kill() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Makes a primary of a standby. */
    public void promote() {
        Sql.execute(url(), "SELECT pg_promote()");
    }

    @Override
    public void close() {
        kill();
        PreparedData.remove(directory);
    }

    private String place() {
        return "127.0.0.1:" + port;
    }

    private static String url(String places) {
        return "postgres://" + OWNER + ":unused@" + places + "/" + DATABASE;
    }

    /** The main process, and behind it its children; nothing if it does not run. */
    private List<ProcessHandle> processes() {
        return postmaster().stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .toList();
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            Path file = directory.resolve("data/postmaster.pid");
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database of a server that has been stopped. */
    private static void make(Path directory) {
        run(
                directory,
                "initdb",
                "--no-sync",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--username=" + OWNER,
                "--pgdata=" + directory.resolve("data"));
        DebianPostgres first = new DebianPostgres(directory, freePort());
        try {
            Files.writeString(directory.resolve("data/postgresql.auto.conf"), SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        first.launch();
        ServerProcess.await("the first start", () -> Sql.answers(first.url().replace(DATABASE, "postgres")));
        Sql.execute(first.url().replace(DATABASE, "postgres"), "CREATE DATABASE " + DATABASE);
        Database.open(Optional.of(first.url()), directory, EmbeddedPostgres.Use.COMMAND)
                .close();
        run(directory, "pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + directory.resolve("data"));
    }

    private void launch() {
        start(directory, "postgres", "-D", directory.resolve("data").toString(), "-p", String.valueOf(port));
    }

    private static void run(Path directory, String... command) {
        try {
            Process process = start(directory, command);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command[0] + ": " + Files.readString(directory.resolve("log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a program of the newest release. They do not run as root: root starts them in a user namespace, where it is nobody. */
    private static Process start(Path directory, String... command) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("unshare", "-U"));
        }
        all.add(program(command[0]));
        all.addAll(List.of(command).subList(1, command.length));
        try {
            return new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program(String name) {
        return name.equals("kill") ? name : programs().resolve(name).toString();
    }

    private static Path programs() {
        try (Stream<Path> releases = Files.list(RELEASES)) {
            return releases.filter(release -> Files.isExecutable(release.resolve("bin/postgres")))
                    .max(Comparator.comparing(
                            release -> Integer.valueOf(release.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("rollcall-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
