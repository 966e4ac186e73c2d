package rollcall.fuzz;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import rollcall.decoder.otlp.OtlpEncoding;
import rollcall.decoder.otlp.OtlpLogs;
import rollcall.decoder.otlp.OtlpSignal;
import rollcall.input.Malformed;
import rollcall.report.Report;

/** Bytes as OpenTelemetry's logs, metrics and traces: in JSON if they begin with a brace, else in protobuf. */
public final class OtlpFuzz {
    private static final Decoding DECODING = Decoding.ofSeveral(OtlpFuzz::reports, "timetracker");

    private OtlpFuzz() {}

    /** What Jazzer calls first: OpenTelemetry's messages are many classes, whose loading must not count as the first input's time. */
    public static void fuzzerInitialize() {
        DECODING.check(new byte[] {'{', '}'});
        DECODING.check(new byte[0]);
    }

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }

    private static List<Report> reports(byte[] body) {
        OtlpEncoding encoding = body.length > 0 && body[0] == '{' ? OtlpEncoding.JSON : OtlpEncoding.PROTOBUF;
        for (OtlpSignal signal : OtlpSignal.values()) {
            try {
                signal.count(new ByteArrayInputStream(body), encoding);
            } catch (Malformed e) {
                // Most bytes are no metrics and no traces.
            }
        }
        OtlpLogs logs = OtlpLogs.decode(new ByteArrayInputStream(body), encoding);
        List<Report> reports = new ArrayList<>(logs.heartbeats());
        reports.addAll(logs.batches());
        return reports;
    }
}
