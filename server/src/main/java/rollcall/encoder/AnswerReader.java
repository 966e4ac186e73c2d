package rollcall.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the answers of receivers. A body can reject a request under a status of success. An HTML page is no receiver's answer. */
final class AnswerReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int FIRST_REFUSAL = 400;
    private static final int LAST_REFUSAL = 599;

    /** The longest pause in seconds. A receiver that asks for a longer one gets the next request after a day. */
    private static final double MOST_SECONDS = 86_400;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,59}");

    /** The status for each error word of Rollcall's and Eventyay's receivers, for a body that has no status code. */
    private static final Map<String, Integer> BY_WORD = Map.of(
            "unauthorized", 401,
            "forbidden", 403,
            "payload_too_large", 413,
            "rate_limited", 429,
            "quota_exceeded", 429,
            "low_disk", 503,
            "unavailable", 503);

    private AnswerReader() {}

    /**
     * Reads the meaning of an answer.
     *
     * @param status the HTTP status
     * @param contentType the value of the Content-Type header; empty for none
     * @param body the bytes of the body that were read
     * @param success whether the body, a missing node if it is no JSON, means success; not asked if the body has {@code "ok": false}
     */
    static AnswerMeaning read(int status, String contentType, byte[] body, Predicate<JsonNode> success) {
        if (isPage(contentType, body)) {
            return AnswerMeaning.plain(false, status);
        }
        JsonNode json = json(body);
        boolean rejected = json.path("ok").isBoolean() && !json.path("ok").booleanValue();
        return rejected ? rejection(status, json) : AnswerMeaning.plain(success.test(json), status);
    }

    /**
     * Reads an answer that means success only if its status is exactly 200 and its body an object with {@code "ok": true}, as Eventyay's
     * sender requires.
     */
    static AnswerMeaning ok(int status, String contentType, byte[] body) {
        return read(
                status,
                contentType,
                body,
                json -> status == OK && json.path("ok").booleanValue());
    }

    /** Parses the body; returns a missing node if it is no JSON. */
    static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Returns the value of a number, or of a text that holds a number; NaN for anything else. */
    static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return value.isTextual() && NUMBER.matcher(value.textValue()).matches()
                ? Double.parseDouble(value.textValue())
                : Double.NaN;
    }

    /** Whether the answer is an HTML page, for example of a log-in portal. Its status does not count then. */
    private static boolean isPage(String contentType, byte[] body) {
        String type = contentType.toLowerCase(Locale.ROOT);
        String begin = new String(body, 0, Math.min(body.length, 256), StandardCharsets.UTF_8);
        return type.contains("html") || begin.replace("\uFEFF", "").strip().startsWith("<");
    }

    private static AnswerMeaning rejection(int status, JsonNode json) {
        boolean hidden = status >= OK && status < REDIRECTION;
        String error = json.path("error").isTextual() ? json.path("error").textValue() : "";
        int told = hidden ? told(json, error, status) : status;
        return new AnswerMeaning(false, told, retryAfter(json), 0, hidden ? note(told, status, error) : "");
    }

    private static int told(JsonNode json, String error, int status) {
        double code = number(json.path("status_code"));
        boolean rejection = code >= FIRST_REFUSAL && code <= LAST_REFUSAL && code == Math.rint(code);
        return rejection ? (int) code : BY_WORD.getOrDefault(error, status);
    }

    private static String note(int told, int status, String error) {
        if (told != status) {
            return "said in an answer with status " + status;
        }
        return WORD.matcher(error).matches() ? "but its answer says no: " + error : "but its answer says no";
    }

    private static OptionalLong retryAfter(JsonNode json) {
        double seconds = number(json.path("retry_after"));
        return seconds > 0 ? OptionalLong.of((long) Math.ceil(Math.min(seconds, MOST_SECONDS))) : OptionalLong.empty();
    }
}
