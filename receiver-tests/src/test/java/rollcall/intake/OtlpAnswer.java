package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.UnknownFieldSet;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.net.http.HttpResponse;

/**
 * An answer of OTLP's door as a standard exporter reads it.
 *
 * @param rejected of partialSuccess; 0 if there is none
 * @param message of partialSuccess, or of the failure
 */
record OtlpAnswer(int status, String contentType, long rejected, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static OtlpAnswer read(HttpResponse<byte[]> answer) throws Exception {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean success = answer.statusCode() == 200;
        if (type.equals("application/x-protobuf")) {
            return success ? protobuf(answer) : protobufFailure(answer);
        }
        assertThat(type).startsWith("application/json");
        JsonNode body = JSON.readTree(answer.body());
        return success ? json(answer, body) : jsonFailure(answer, body);
    }

    private static OtlpAnswer json(HttpResponse<byte[]> answer, JsonNode body) {
        JsonNode partial = body.path("partialSuccess");
        String path = answer.uri().getPath();
        JsonNode rejected = partial.path(
                path.endsWith("/logs")
                        ? "rejectedLogRecords"
                        : path.endsWith("/metrics") ? "rejectedDataPoints" : "rejectedSpans");
        if (partial.isMissingNode()) {
            assertThat(body).isEmpty();
        } else {
            // Proto3's JSON mapping has 64-bit numbers as texts.
            assertThat(rejected.isTextual()).isTrue();
            assertThat(partial).hasSize(2);
        }
        return new OtlpAnswer(
                200,
                "application/json",
                rejected.asLong(),
                partial.path("errorMessage").asText());
    }

    private static OtlpAnswer jsonFailure(HttpResponse<byte[]> answer, JsonNode body) {
        assertThat(body.path("code").isInt()).as(body.toString()).isTrue();
        return new OtlpAnswer(
                answer.statusCode(), "application/json", 0, body.path("message").textValue());
    }

    private static OtlpAnswer protobuf(HttpResponse<byte[]> answer) throws Exception {
        String path = answer.uri().getPath();
        if (path.endsWith("/logs")) {
            var partial = ExportLogsServiceResponse.parseFrom(answer.body()).getPartialSuccess();
            return protobuf(partial.getRejectedLogRecords(), partial.getErrorMessage());
        }
        if (path.endsWith("/metrics")) {
            var partial = ExportMetricsServiceResponse.parseFrom(answer.body()).getPartialSuccess();
            return protobuf(partial.getRejectedDataPoints(), partial.getErrorMessage());
        }
        var partial = ExportTraceServiceResponse.parseFrom(answer.body()).getPartialSuccess();
        return protobuf(partial.getRejectedSpans(), partial.getErrorMessage());
    }

    private static OtlpAnswer protobuf(long rejected, String message) {
        return new OtlpAnswer(200, "application/x-protobuf", rejected, message);
    }

    /** {@code google.rpc.Status}: code is field 1, message field 2. */
    private static OtlpAnswer protobufFailure(HttpResponse<byte[]> answer) throws Exception {
        UnknownFieldSet status = UnknownFieldSet.parseFrom(answer.body());
        assertThat(status.getField(1).getVarintList()).hasSize(1);
        String message = status.getField(2).getLengthDelimitedList().get(0).toStringUtf8();
        return new OtlpAnswer(answer.statusCode(), "application/x-protobuf", 0, message);
    }
}
