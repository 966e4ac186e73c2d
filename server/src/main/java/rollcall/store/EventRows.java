package rollcall.store;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import rollcall.gate.KeptEvent;

/**
 * The rows of a batch as the text of COPY, without the columns that all rows of a batch share, and the mark of each row. Equal marks
 * mean equal rows of the same moment, in whatever order they came.
 */
final class EventRows {
    private static final JsonFactory JSON = new JsonFactory().setRootValueSeparator("");
    private static final Hasher64 HASH = Hashing.xxh3_64();

    private final byte[] text;
    private final int[] ends;
    private final long[] marks;

    private EventRows(byte[] text, int[] ends, long[] marks) {
        this.text = text;
        this.ends = ends;
        this.marks = marks;
    }

    static EventRows of(List<KeptEvent> events) {
        Text text = new Text(events.size() * 350);
        int[] ends = new int[events.size()];
        long[] marks = new long[events.size()];
        try (JsonGenerator json = JSON.createGenerator(text, JsonEncoding.UTF8)) {
            for (int i = 0; i < ends.length; i++) {
                int start = text.size();
                write(events.get(i), text, json);
                ends[i] = text.size();
                marks[i] = mark(events.get(i), HASH.hashBytesToLong(text.bytes(), start, ends[i] - start));
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to be written", e);
        }
        return new EventRows(text.toByteArray(), ends, marks);
    }

    int count() {
        return ends.length;
    }

    /** The mark of each row, see {@link Marks}. */
    long[] marks() {
        return marks;
    }

    /** Appends one row, with the shared columns before it. */
    void append(int row, byte[] shared, ByteArrayOutputStream to) {
        int start = row == 0 ? 0 : ends[row - 1];
        to.write(shared, 0, shared.length);
        to.write(text, start, ends[row] - start);
    }

    private static long mark(KeptEvent event, long hash) {
        return Marks.of(event.moment() == 0 ? hash : HASH.hashLongLongToLong(hash, event.moment()), event.day());
    }

    /** Names, types and sources that the gate lets through have no character that COPY would take for another. */
    private static void write(KeptEvent event, Text text, JsonGenerator json) throws IOException {
        StringBuilder plain = new StringBuilder(96);
        plain.append(event.day()).append('\t').append(event.name()).append('\t');
        plain.append(event.type()).append('\t').append(event.source()).append('\t');
        if (event.profile().isPresent()) {
            plain.append(event.profile().getAsLong());
        } else {
            plain.append("\\N");
        }
        text.plain(plain.append('\t').toString());
        KeptJson.write(json, event.properties());
        json.flush();
        text.write('\t');
        KeptJson.write(json, event.context());
        json.flush();
        text.write('\n');
    }

    /** Bytes that can be looked at in place; the JSON generator's backslashes are doubled, as COPY wants them. */
    private static final class Text extends ByteArrayOutputStream {
        Text(int size) {
            super(Math.max(size, 512));
        }

        byte[] bytes() {
            return buf;
        }

        void plain(String columns) {
            byte[] bytes = columns.getBytes(StandardCharsets.UTF_8);
            super.write(bytes, 0, bytes.length);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int end = from + length;
            int start = from;
            for (int i = from; i < end; i++) {
                if (bytes[i] == '\\') {
                    super.write(bytes, start, i + 1 - start);
                    start = i;
                }
            }
            super.write(bytes, start, end - start);
        }
    }
}
