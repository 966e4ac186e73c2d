package rollcall.decoder.penpot;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.input.Malformed;
import rollcall.report.Rejection;

/** Recorded blobs of every version whose packing is broken: a fuzzer that packs what it makes up does not come here. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class BrokenBlobTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"events-one", "events-blob-v1", "events-blob-v3", "events-blob-v5"})
    void a_blob_that_is_cut_off_anywhere_is_rejected(String name) throws IOException {
        byte[] blob = blob(name);

        for (int length = 0; length < blob.length; length++) {
            assertRejected(Arrays.copyOf(blob, length), "cut at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events-one", "events-blob-v3", "events-blob-v5"})
    void nothing_may_follow_the_packed_content(String name) throws IOException {
        byte[] blob = blob(name);

        for (int more = 1; more <= 32; more++) {
            byte[] longer = Arrays.copyOf(blob, blob.length + more);
            Arrays.fill(longer, blob.length, longer.length, (byte) 0x55);
            assertRejected(longer, more + " bytes more");
        }
    }

    private static void assertRejected(byte[] blob, String how) {
        assertThatExceptionOfType(Malformed.class)
                .as(how)
                .isThrownBy(() -> Blob.events(blob))
                .matches(refused -> refused.rejection() == Rejection.INVALID_DATA)
                .matches(refused -> refused.field().equals("events"));
    }

    private static byte[] blob(String name) throws IOException {
        try (InputStream request = BrokenBlobTest.class.getResourceAsStream("/wire/penpot/" + name + ".request.json")) {
            JsonNode body = JSON.readTree(JSON.readTree(request).path("body").asText());
            return Base64.getUrlDecoder().decode(body.path("events").asText());
        }
    }
}
