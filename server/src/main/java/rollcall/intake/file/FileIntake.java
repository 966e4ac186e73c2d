package rollcall.intake.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import rollcall.input.Malformed;
import rollcall.intake.IngestPipeline;
import rollcall.intake.IngestResult;
import rollcall.intake.IntakeRequest;
import rollcall.intake.OtlpIntake;
import rollcall.intake.ReportIntake;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.report.Rejection;

/**
 * Takes the reports of instances without a network: a file with one request a line, which a person carries here. Each line goes to the endpoint
 * that it is for, with the same limits, gate, deduplication and counts; only the product is known beforehand.
 */
public final class FileIntake {
    /** Most bytes of a file. */
    public static final int MOST_BYTES = 32 << 20;

    /** Most requests of a file. */
    public static final int MOST_LINES = 100;

    private final IngestPipeline ingestPipeline;
    private final Map<String, PathIntake> endpoints;

    /**
     * What became of one line.
     *
     * @param number of the line, from 1
     * @param path where the request was for, one of the receiver's own; empty if the line names none of them
     */
    public record LineResult(int number, String path, IngestResult result) {}

    /** Takes the requests for one path. */
    @FunctionalInterface
    private interface PathIntake {
        IngestResult take(IntakeRequest request) throws IOException;
    }

    public FileIntake(
            IngestPipeline ingestPipeline,
            ReportIntake heartbeats,
            ReportIntake events,
            ReportIntake penpot,
            OtlpIntake otlp) {
        this.ingestPipeline = ingestPipeline;
        this.endpoints = Map.of(
                "/ingest/heartbeat", heartbeats::take,
                "/ingest/events", events::take,
                "/ingest/penpot", penpot::take,
                "/ingest/otlp/v1/logs", otlp::takeLogs,
                "/ingest/otlp/v1/metrics", otlp::takeMetrics,
                "/ingest/otlp/v1/traces", otlp::takeTraces);
    }

    /**
     * Takes the requests of a file, one after the other. Returns only when what is kept of them is durable. A rejected line does not
     * keep the others out.
     *
     * @return what became of each line that is not blank
     * @throws InvalidInput with the field {@code file} if there is no line, there are too many, or it is not UTF-8 at the first look; then
     *     nothing was kept
     */
    public List<LineResult> take(Product product, byte[] file) {
        if (isWide(file)) {
            throw new InvalidInput(
                    "file",
                    "This file is in UTF-16 or UTF-32, as some editors and shells on Windows save text. Save it as UTF-8, "
                            + "or bring the file as it was downloaded. Nothing of it was kept.");
        }
        List<Span> lines = lines(file);
        if (lines.isEmpty()) {
            throw new InvalidInput("file", "This file is empty. Save the report once more, and choose that file.");
        }
        if (lines.size() > MOST_LINES) {
            throw new InvalidInput(
                    "file",
                    "This file has more than " + MOST_LINES
                            + " lines, so it is no report file. Nothing of it was kept.");
        }
        return lines.stream().map(line -> take(product, file, line)).toList();
    }

    private record Span(int number, int from, int to) {}

    /** Whether a file is in UTF-16 or UTF-32: by its byte order mark or, without one, by the NULs around the brace that a report file begins with. */
    private static boolean isWide(byte[] file) {
        if (file.length < 4) {
            return false;
        }
        int first = (file[0] & 0xff) << 24 | (file[1] & 0xff) << 16 | (file[2] & 0xff) << 8 | file[3] & 0xff;
        int half = first >>> 16;
        return half == 0xfeff || half == 0xfffe || half == '{' || half == '{' << 8 || first == 0xfeff || first == '{';
    }

    /** The lines that are not blank. */
    private static List<Span> lines(byte[] file) {
        List<Span> lines = new ArrayList<>();
        int number = 1;
        int from = 0;
        for (int at = 0; at <= file.length && lines.size() <= MOST_LINES; at++) {
            if (at == file.length || file[at] == '\n') {
                int text = withoutMark(file, from, at);
                if (!isBlank(file, text, at)) {
                    lines.add(new Span(number, text, at));
                }
                number++;
                from = at + 1;
            }
        }
        return lines;
    }

    /** Where a line begins behind UTF-8's byte order mark. An editor puts one before the first line, and joining files puts it before any other. */
    private static int withoutMark(byte[] file, int from, int to) {
        int at = from;
        while (to - at >= 3 && file[at] == (byte) 0xef && file[at + 1] == (byte) 0xbb && file[at + 2] == (byte) 0xbf) {
            at += 3;
        }
        return at;
    }

    private static boolean isBlank(byte[] file, int from, int to) {
        for (int at = from; at < to; at++) {
            if (" \t\r".indexOf(file[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    private LineResult take(Product product, byte[] file, Span line) {
        FileRequest request;
        try {
            request = FileRequest.read(new ByteArrayInputStream(file, line.from, line.to - line.from));
        } catch (Malformed e) {
            return new LineResult(line.number, "", reject(product, e.rejection(), e.field()));
        }
        PathIntake pathIntake = endpoints.get(request.path());
        return pathIntake == null
                ? new LineResult(line.number, "", reject(product, Rejection.INVALID_FIELD, "door"))
                : new LineResult(line.number, request.path(), settled(take(product, request, pathIntake)));
    }

    private IngestResult.Rejected reject(Product product, Rejection reason, String field) {
        return ingestPipeline.rejectLine(product, reason, field);
    }

    private static IngestResult take(Product product, FileRequest request, PathIntake pathIntake) {
        byte[] body = request.body();
        IntakeRequest.FromFile from = new IntakeRequest.FromFile(
                product, request.idempotencyKey().orElseGet(() -> UUID.nameUUIDFromBytes(body)));
        try {
            return pathIntake.take(new IntakeRequest(
                    "",
                    request.contentType(),
                    request.contentEncoding(),
                    body.length,
                    most -> body,
                    Optional.empty(),
                    Optional.of(from)));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /** The page that says so is the answer; a batch is known again whether the page reaches anybody or not. */
    private static IngestResult settled(IngestResult result) {
        if (result instanceof IngestResult.Kept kept) {
            kept.ack().delivered();
        }
        return result;
    }
}
