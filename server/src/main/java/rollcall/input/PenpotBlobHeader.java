package rollcall.input;

import java.nio.ByteBuffer;

/**
 * The six bytes before the content of a Penpot blob (Penpot, {@code app.util.blob}), big-endian: two of version, four of the content's length
 * before it was compressed.
 *
 * @param version how the content is written and compressed, 0 to 65,535
 * @param length of the content in bytes, as the blob states it; negative if it was not known when the blob was written, or is nonsense
 */
public record PenpotBlobHeader(int version, int length) {
    /** How many bytes the header takes. */
    public static final int SIZE = Short.BYTES + Integer.BYTES;

    /** The version for Fressian compressed with zstd, which Penpot's own sender writes. */
    public static final int FRESSIAN_IN_ZSTD = 4;

    /** The header of a blob of {@link #SIZE} bytes or more. */
    public static PenpotBlobHeader of(byte[] blob) {
        ByteBuffer bytes = ByteBuffer.wrap(blob);
        return new PenpotBlobHeader(Short.toUnsignedInt(bytes.getShort()), bytes.getInt());
    }

    /** A blob with this header. */
    public byte[] before(byte[] content) {
        return ByteBuffer.allocate(SIZE + content.length)
                .putShort((short) version)
                .putInt(length)
                .put(content)
                .array();
    }
}
