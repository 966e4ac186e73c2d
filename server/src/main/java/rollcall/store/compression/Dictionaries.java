package rollcall.store.compression;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads compressed values of any row. The dictionaries that are needed are read once; all who use the same Jdbi share them. */
public final class Dictionaries implements JdbiConfig<Dictionaries> {
    /** A dictionary takes some 200 KiB outside of the heap. */
    private static final int MOST = 200;

    private static final String DICTIONARY = """
            SELECT dictionary FROM compression_dictionary WHERE dictionary_id = ?
            """;

    private final Cache<Integer, Dictionary> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Those of the database of a statement that runs. */
    public static Dictionaries of(StatementContext context) {
        return context.getConfig(Dictionaries.class);
    }

    @Override
    public Dictionaries createCopy() {
        return this;
    }

    /** What was kept, from the columns {@code dictionary_id} and {@code kept} of the current row; null if that is null. */
    public @Nullable String text(ResultSet row, Connection connection) throws SQLException {
        byte[] kept = row.getBytes("kept");
        return kept == null
                ? null
                : new String(bytes(row.getInt("dictionary_id"), kept, connection), StandardCharsets.UTF_8);
    }

    /**
     * What was compressed.
     *
     * @param connection over which the dictionary can be read
     * @throws SQLException if there is no such dictionary
     */
    public byte[] bytes(int dictionaryId, byte[] value, Connection connection) throws SQLException {
        return switch (dictionaryId) {
            case Dictionary.PLAIN -> value;
            case Dictionary.NO_DICTIONARY -> Dictionary.NONE.decompress(value);
            default -> dictionary(dictionaryId, connection).decompress(value);
        };
    }

    private Dictionary dictionary(int id, Connection connection) throws SQLException {
        Dictionary dictionary = known.getIfPresent(id);
        if (dictionary == null) {
            dictionary = read(id, connection);
            known.put(id, dictionary);
        }
        return dictionary;
    }

    private static Dictionary read(int id, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DICTIONARY)) {
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("a row is compressed by dictionary " + id + ", which is not there");
                }
                return Dictionary.of(id, row.getBytes(1));
            }
        }
    }
}
