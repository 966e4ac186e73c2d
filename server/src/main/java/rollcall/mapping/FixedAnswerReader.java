package rollcall.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping says about the answer. */
final class FixedAnswerReader {
    /** Most bytes of an answer's body. */
    private static final int MOST_BYTES = 1024;

    private static final int FIRST = 200;
    private static final int LAST = 299;
    private static final List<Integer> WITHOUT_BODY = List.of(204, 205);
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Nodes nodes;

    FixedAnswerReader(Nodes nodes) {
        this.nodes = nodes;
    }

    @Nullable
    FixedAnswer answer(JsonNode node, String at) {
        if (node.isMissingNode()) {
            return null;
        }
        nodes.requireKeys(node, at, List.of("status", "type", "body"));
        JsonNode status = node.path("status");
        nodes.require(
                status.isMissingNode() || status.isInt() && status.intValue() >= FIRST && status.intValue() <= LAST,
                at + "/status",
                "The status of an answer is a number from 200 to 299.");
        String type = nodes.optional(node, "type", at);
        nodes.require(
                type == null || type.equals(JSON) || type.equals(TEXT),
                at + "/type",
                "The type of an answer is application/json or text/plain.");
        String body = nodes.optional(node, "body", at);
        String text = body == null ? "" : body;
        String usual = text.isEmpty() ? TEXT : JSON;
        FixedAnswer answer = new FixedAnswer(status.asInt(FIRST), type == null ? usual : type, text);
        requireBody(answer, at + "/body");
        return answer;
    }

    private void requireBody(FixedAnswer answer, String at) {
        int bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
        nodes.require(bytes <= MOST_BYTES, at, "The body of an answer has at most 1,024 bytes.");
        nodes.require(
                bytes == 0 || !WITHOUT_BODY.contains(answer.status()), at, "An answer of this status has no body.");
        nodes.require(
                bytes == 0 || answer.type().equals(TEXT) || isJson(answer.body()),
                at,
                "This is not JSON. Put it into single quotes, or give the answer the type text/plain.");
    }

    private static boolean isJson(String text) {
        try {
            return !STRICT.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
