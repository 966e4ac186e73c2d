package rollcall;

import io.javalin.Javalin;
import java.time.Clock;
import java.util.Optional;
import rollcall.store.Database;
import rollcall.store.embedded.EmbeddedPostgres;

/** Every object of a running server, built in flow order; the one file that knows all rooms. */
public final class Wiring implements AutoCloseable {
    private final Database database;
    private final Javalin web;

    private Wiring(Settings settings, Clock clock) {
        database = Database.open(settings.databaseUrl(), settings.dataDir(), EmbeddedPostgres.Use.SERVER);
        web = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/health", context -> context.status(database.answers() ? 200 : 503));
        });
        web.start(settings.host(), settings.port());
    }

    /**
     * Starts a server: database up, migrated, jobs running, HTTP listening.
     *
     * @throws rollcall.store.DatabaseProblem if there is no database to be had
     */
    public static Wiring start(Settings settings, Clock clock) {
        return new Wiring(settings, clock);
    }

    /** The port it listens on. */
    public int port() {
        return web.port();
    }

    /** As psql takes it, with the password. */
    public String databaseUrl() {
        return database.url();
    }

    /** The path of the one-time link that creates the first superuser, as long as there is no account. */
    public Optional<String> setupPath() {
        return Optional.empty();
    }

    /** Stops accepting, finishes accepted work, then stops the jobs and the database. */
    @Override
    public void close() {
        web.stop();
        database.close();
    }
}
