package rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.EveryColumn;
import rollcall.support.Launcher;
import rollcall.support.ServerProcess;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;

/** Who has the database alone cannot find out which user a pseudonym is; and all servers of a database make the same ones. */
class PseudonymKeyTest {
    private static final UUID INSTANCE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");

    @TempDir
    private Path directory;

    @Test
    void a_pseudonym_comes_of_a_key_that_is_in_a_file_beside_the_embedded_database_and_in_no_table() throws Exception {
        Path file = directory.resolve("pseudonym.key");
        String profile;
        String key;
        try (ServerProcess server = ServerProcess.start(directory);
                TestProducts products = TestProducts.in(directory)) {
            key = products.key(products.product("penpot"));
            profile = stored(server, products, key, "7");
            String secret = Files.readString(file).strip();
            assertThat(EveryColumn.of(products).values())
                    .noneMatch(text -> text.contains(secret))
                    .anyMatch(text -> text.contains(profile));
            assertThat(server.log()).doesNotContain(secret);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
        assertThat(profile).isEqualTo(Long.toString(keyed(bytes, "7"))).isNotEqualTo(Long.toString(unkeyed("7")));

        try (ServerProcess server = ServerProcess.start(directory);
                TestProducts products = TestProducts.in(directory)) {
            assertThat(stored(server, products, key, "7")).isEqualTo(profile);
            assertThat(stored(server, products, key, "8")).isNotEqualTo(profile);
        }
    }

    @Test
    void servers_of_one_database_have_the_same_key_or_do_not_start() throws Exception {
        String url = TestDatabase.fresh();
        Path first = directory.resolve("first");
        Path other = directory.resolve("other");
        Path key = first.resolve("pseudonym.key");
        ServerProcess.start(first, "--database-url", url).close();

        Launcher.Result without = serve(other, url);
        assertThat(without.exit()).isNotZero();
        assertThat(without.err())
                .contains("there is no " + other.resolve("pseudonym.key"))
                .doesNotContain("\tat ");
        assertThat(other.resolve("pseudonym.key")).doesNotExist();

        Path wrong = Files.writeString(directory.resolve("wrong.key"), "ab".repeat(32));
        Launcher.Result another = serve(other, url, "--pseudonym-key-file", wrong.toString());
        assertThat(another.exit()).isNotZero();
        assertThat(another.err())
                .contains("another one than this database's users")
                .doesNotContain("abab", "\tat ");

        ServerProcess.start(other, "--database-url", url, "--pseudonym-key-file", key.toString())
                .close();
        assertThat(Launcher.run("product", "list", "--database-url", url, "--data-dir", other.toString())
                        .exit())
                .isZero();

        assertThat(Launcher.run("database", "forget-key", "--database-url", url, "--data-dir", other.toString())
                        .exit())
                .isZero();
        ServerProcess.start(other, "--database-url", url, "--pseudonym-key-file", wrong.toString())
                .close();
    }

    @Test
    void a_file_that_is_no_key_is_named_and_not_shown() throws Exception {
        String url = TestDatabase.fresh();
        for (String text : List.of("", "secret-secret", "zz".repeat(32), "ab".repeat(31))) {
            Path file = Files.writeString(directory.resolve("bad.key"), text);
            Launcher.Result result = serve(directory, url, "--pseudonym-key-file", file.toString());
            assertThat(result.exit()).isNotZero();
            assertThat(result.err()).contains("bad.key is no key").doesNotContain("secret-secret", "\tat ");
        }
        Launcher.Result missing = serve(
                directory,
                url,
                "--pseudonym-key-file",
                directory.resolve("none").toString());
        assertThat(missing.err())
                .contains("cannot be read from " + directory.resolve("none"))
                .doesNotContain("\tat ");
    }

    private static Launcher.Result serve(Path dataDir, String url, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("serve", "--port", "0", "--data-dir", dataDir.toString(), "--database-url", url));
        arguments.addAll(List.of(more));
        return Launcher.run(arguments.toArray(String[]::new));
    }

    /** What the newest event's user became. */
    private static String stored(ServerProcess server, TestProducts products, String key, String user)
            throws Exception {
        String body = """
                {"schema_version":"1","instance_id":"%s","events":[{"name":"create-file","profile":"%s"}]}
                """.formatted(INSTANCE, user);
        assertThat(new TestSender(server.at("/ingest/events"), key).post(body).statusCode())
                .isEqualTo(200);
        return products.column("SELECT profile FROM event ORDER BY batch_id DESC LIMIT 1")
                .get(0);
    }

    private static long keyed(byte[] key, String user) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(ByteBuffer.allocate(16)
                .putLong(INSTANCE.getMostSignificantBits())
                .putLong(INSTANCE.getLeastSignificantBits())
                .array());
        return ByteBuffer.wrap(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static long unkeyed(String user) {
        return Hashing.xxh3_64()
                .hashStream()
                .putLong(INSTANCE.getMostSignificantBits())
                .putLong(INSTANCE.getLeastSignificantBits())
                .putString(user)
                .getAsLong();
    }
}
