package rollcall.decoder.penpot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rollcall.report.Event;

/** One recorded batch of 10,000 events, unpacked beforehand: read by our reader and by the library's, to the same values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-Xmx600m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class FressianBenchmark {
    private byte[] content;

    /** Unpacks the batch. */
    @Setup
    public void unpack() throws IOException {
        try (InputStream request =
                FressianBenchmark.class.getResourceAsStream("/wire/penpot/events-10000.request.json")) {
            ObjectMapper json = new ObjectMapper();
            JsonNode body = json.readTree(json.readTree(request).path("body").asText());
            byte[] blob = Base64.getUrlDecoder().decode(body.path("events").asText());
            content = Blob.read(blob, (version, unpacked) -> unpacked.readAllBytes());
        }
    }

    /** Our reader. */
    @Benchmark
    public Object ours() throws IOException {
        return new FressianDecoder(new ByteArrayInputStream(content), new HeapBudget(Long.MAX_VALUE)).read();
    }

    /** The library's, with handlers that make the same values. */
    @Benchmark
    public Object library() throws IOException {
        return LibraryFressian.read(content);
    }

    /** Our reader, which makes an event with reported values of each map. */
    @Benchmark
    public List<Event> oursToEvents() throws IOException {
        return BlobEvents.fressian(new ByteArrayInputStream(content), content.length);
    }
}
