package rollcall.decoder.penpot;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import rollcall.input.CappedInput;
import rollcall.input.Malformed;
import rollcall.input.PenpotBlobHeader;
import rollcall.report.Event;
import rollcall.report.Rejection;

/**
 * A packed batch: a {@link PenpotBlobHeader}, then the packed content (Penpot, {@code app.util.blob}). The length in the header is not
 * trusted; it is only compared with the unpacked bytes.
 */
final class Blob {
    private static final String FIELD = "events";

    private static final int LZ4_BLOCK_OF_TRANSIT = 1;
    private static final int ZSTD_OF_TRANSIT = 3;

    /** The version that is written without knowing the length. */
    private static final int LZ4_FRAME = 5;

    /** Most unpacked bytes of content. */
    private static final int MOST = 64 << 20;

    /** The largest zstd window, 2^23 bytes, as for a whole request. */
    private static final int ZSTD_WINDOW_LOG_MAX = 23;

    private Blob() {}

    /**
     * The events of a blob.
     *
     * @throws Malformed {@code invalid_data} if it is not such a blob, {@code payload_too_large} if it exceeds a limit, {@code
     *     invalid_field} or {@code missing_required_fields} for a faulty event
     */
    static List<Event> events(byte[] blob) {
        return read(
                blob,
                (version, content) -> isTransit(version)
                        ? BlobEvents.transit(content, blob.length)
                        : BlobEvents.fressian(content, blob.length));
    }

    /** Reads the unpacked content. */
    @FunctionalInterface
    interface Content<T> {
        T read(int version, InputStream content) throws IOException;
    }

    /**
     * Reads a blob with a reader of its unpacked content.
     *
     * @throws Malformed as {@link #events} does, and what the reader throws
     */
    static <T> T read(byte[] blob, Content<T> reader) {
        if (blob.length < PenpotBlobHeader.SIZE) {
            throw broken();
        }
        PenpotBlobHeader header = PenpotBlobHeader.of(blob);
        int version = header.version();
        int length = header.length();
        if (version != LZ4_FRAME && length < 0) {
            throw broken();
        }
        InputStream packed = new ByteArrayInputStream(blob, PenpotBlobHeader.SIZE, blob.length - PenpotBlobHeader.SIZE);
        try (InputStream content = new Counted(unpacked(version, packed), version == LZ4_FRAME ? -1 : length)) {
            T value = reader.read(version, content);
            if (packed.available() > 0) {
                throw broken();
            }
            return value;
        } catch (IOException | UncheckedIOException e) {
            // Transit is read as JSON; that reader reports errors of its input as UncheckedIOException.
            throw broken();
        }
    }

    /** The most bytes that this blob may unpack to; a blob with more is rejected. */
    static long most(byte[] blob) {
        if (blob.length < PenpotBlobHeader.SIZE) {
            return 0;
        }
        PenpotBlobHeader header = PenpotBlobHeader.of(blob);
        return header.version() == LZ4_FRAME ? MOST : Math.min(MOST, Math.max(0, header.length()));
    }

    static Malformed broken() {
        return new Malformed(Rejection.INVALID_DATA, FIELD);
    }

    private static boolean isTransit(int version) {
        return version == LZ4_BLOCK_OF_TRANSIT || version == ZSTD_OF_TRANSIT;
    }

    private static InputStream unpacked(int version, InputStream packed) throws IOException {
        return switch (version) {
            case LZ4_BLOCK_OF_TRANSIT -> new BlockLZ4CompressorInputStream(packed);
            case ZSTD_OF_TRANSIT, PenpotBlobHeader.FRESSIAN_IN_ZSTD ->
                new ZstdInputStream(packed).setLongMax(ZSTD_WINDOW_LOG_MAX);
            case LZ4_FRAME -> new FramedLZ4CompressorInputStream(packed);
            default -> throw broken();
        };
    }

    /** Bounds the unpacked bytes and compares their number with the declared length. */
    private static final class Counted extends CappedInput {
        private final long announced;

        /** @param announced the declared length; negative if it is unknown */
        Counted(InputStream in, int announced) {
            super(in, MOST, new Malformed(Rejection.PAYLOAD_TOO_LARGE, FIELD));
            this.announced = announced;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(buffer, offset, length);
            } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
                // The LZ4 streams do not check every back-reference.
                throw new IOException(e);
            }
            if (announced >= 0 && (count() > announced || read < 0 && count() < announced)) {
                throw broken();
            }
            return read;
        }
    }
}
