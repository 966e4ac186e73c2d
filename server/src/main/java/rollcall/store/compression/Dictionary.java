package rollcall.store.compression;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON documents small, and reads them again, byte for byte: as numbers that a dictionary gives to the fields and values of a product, or with
 * zstd where there is no dictionary. What one dictionary made can be read with that one alone. Any number of threads may use one at a time.
 */
public final class Dictionary {
    /** The number of {@link #NONE}. */
    public static final int NO_DICTIONARY = 0;

    /** Stands for bytes that are not compressed. */
    public static final int PLAIN = -1;

    /** Compresses by what is in the bytes themselves. */
    public static final Dictionary NONE = new Dictionary(NO_DICTIONARY, null);

    /** The first byte of a value: what follows is compressed by zstd, or consists of numbers of the dictionary. */
    private static final byte BY_ITSELF = 0;

    private static final byte BY_NUMBERS = 1;

    private final int id;
    private final @Nullable ValueCodes codes;

    private Dictionary(int id, @Nullable ValueCodes codes) {
        this.id = id;
        this.codes = codes;
    }

    /**
     * A dictionary of the database.
     *
     * @param id its number there, 1 or greater
     */
    public static Dictionary of(int id, byte[] dictionary) {
        return new Dictionary(id, ValueCodes.read(Zstandard.decompress(dictionary, 0)));
    }

    /** Its number in the database; {@value #NO_DICTIONARY} for none. */
    public int id() {
        return id;
    }

    /** The document, compressed. */
    public byte[] compress(byte[] document) {
        ValueCodes known = codes;
        if (known != null) {
            Optional<byte[]> written = known.write(new String(document, StandardCharsets.UTF_8))
                    .filter(bytes -> bytes.length < document.length && known.isSame(document, bytes));
            if (written.isPresent()) {
                return marked(BY_NUMBERS, written.get());
            }
        }
        return marked(BY_ITSELF, Zstandard.compress(document));
    }

    private static byte[] marked(byte mark, byte[] bytes) {
        byte[] marked = new byte[bytes.length + 1];
        marked[0] = mark;
        System.arraycopy(bytes, 0, marked, 1, bytes.length);
        return marked;
    }

    /**
     * What was compressed.
     *
     * @throws IllegalStateException if it was not compressed by this dictionary, or is damaged
     */
    public byte[] decompress(byte[] compressed) {
        ValueCodes known = codes;
        try {
            if (compressed[0] == BY_ITSELF) {
                return Zstandard.decompress(compressed, 1);
            }
            if (known == null) {
                throw new IllegalStateException("a value needs a dictionary and has none");
            }
            return known.read(compressed, 1).getBytes(StandardCharsets.UTF_8);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalStateException("a value is damaged", e);
        }
    }
}
