package rollcall.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The settings of the embedded PostgreSQL, written anew at each start. */
final class ServerConfiguration {
    private static final String SETTINGS = """
            # Written by Rollcall at each start. Your own settings belong into custom.conf beside this file.
            max_connections = 100
            shared_buffers = 256MB
            effective_cache_size = 1GB
            work_mem = 16MB
            maintenance_work_mem = 128MB
            jit = off

            # Many small commits: few checkpoints, so few full pages in the log.
            wal_level = minimal
            max_wal_senders = 0
            wal_compression = on
            wal_buffers = 16MB
            max_wal_size = 2GB
            checkpoint_timeout = 15min

            # No values of rows in the log.
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%%m [%%p] '
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_checkpoints = off

            include_if_exists = 'custom.conf'

            # An acknowledged heartbeat is on the disk.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # Nobody else: the loopback interface, and a password (pg_hba.conf).
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            """;

    private ServerConfiguration() {}

    /** Puts the file in place whole, readable by the account that the programs run as. */
    static void write(Path cluster, int port) throws IOException {
        Path unfinished = Files.createTempFile(cluster, "postgresql", ".conf");
        Files.writeString(unfinished, SETTINGS.formatted(port));
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(unfinished, cluster.resolve("postgresql.conf"), StandardCopyOption.ATOMIC_MOVE);
    }
}
