package rollcall.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fressian.FressianReader;
import org.fressian.TaggedObject;

/** A batch of Penpot's as Fressian's own library reads it: which tags, keys and kinds of values there are. */
final class FressianShape {
    private FressianShape() {}

    /** The packed bytes within a request's body. */
    static byte[] blob(byte[] body) throws IOException {
        return Base64.getUrlDecoder()
                .decode(new ObjectMapper().readTree(body).path("events").asText());
    }

    /** The unpacked bytes, each as a character. */
    static String text(byte[] body) throws IOException {
        return new String(content(body), StandardCharsets.ISO_8859_1);
    }

    /** The events, by their members' names. */
    static List<Map<String, Object>> events(byte[] body) throws IOException {
        try (FressianReader reader = new FressianReader(new ByteArrayInputStream(content(body)))) {
            List<Map<String, Object>> events = new ArrayList<>();
            list(reader.readObject()).forEach(event -> events.add(map(event)));
            return events;
        }
    }

    private static byte[] content(byte[] body) throws IOException {
        byte[] blob = blob(body);
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(blob, 6, blob.length - 6))) {
            return in.readAllBytes();
        }
    }

    /** A map of keywords. */
    static Map<String, Object> map(Object value) {
        assertThat(tag(value)).isEqualTo("clj/map");
        List<?> flat = list(value);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            map.put(keyword(flat.get(i)), flat.get(i + 1));
        }
        return map;
    }

    /** How many digits a whole number has that count, zeros at its end left out; 0 for all else. */
    static int digits(Object value) {
        if (value instanceof Long number) {
            return digits(BigInteger.valueOf(number));
        }
        boolean big = value instanceof TaggedObject && tag(value).equals("clj/bigint");
        return big ? digits(new BigInteger((byte[]) ((TaggedObject) value).getValue()[0])) : 0;
    }

    private static int digits(BigInteger number) {
        return new BigDecimal(number).stripTrailingZeros().precision();
    }

    /** What sort of value it is: the tag and, of a list, what its elements are, or the class. */
    static String kind(Object value) {
        if (value instanceof TaggedObject && tag(value).equals("clj/vector")) {
            return tag(value)
                    + list(value).stream().map(FressianShape::kind).distinct().toList();
        }
        if (value == null) {
            return "null";
        }
        if (value instanceof Double real && !Double.isFinite(real)) {
            return "no number";
        }
        return value instanceof TaggedObject ? tag(value) : value.getClass().getSimpleName();
    }

    static String text(Object value) {
        return value instanceof TaggedObject tagged ? keyword(tagged) : (String) value;
    }

    private static String keyword(Object value) {
        if (!(value instanceof TaggedObject tagged)) {
            return String.valueOf(value);
        }
        Object[] parts = tagged.getValue();
        return parts[0] == null ? (String) parts[1] : parts[0] + "/" + parts[1];
    }

    private static List<?> list(Object value) {
        Object inner = ((TaggedObject) value).getValue()[0];
        return inner instanceof List<?> list ? list : Arrays.asList((Object[]) inner);
    }

    private static String tag(Object value) {
        return ((TaggedObject) value).getTag().toString();
    }
}
