package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.PackedBytes;
import rollcall.support.ReportLines;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;
import rollcall.support.page.Visitor;

/** The largest files that are taken, at a server with a third of the usual memory: one that runs out of it ends. */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UploadHeapTest {
    private static final Map<String, String> SMALL = Map.of("ROLLCALL_JAVA_OPTS", "-Xmx256m");
    private static final int EVENTS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void three_large_files_at_once_are_taken_one_after_the_other() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, SMALL);
                TestProducts products = TestProducts.in(directory)) {
            String page = "/p/" + products.product("penpot").slug() + "/upload";
            String link = Visitor.between(server.standardOutput(), "/setup/", "\n");
            Visitor superuser = Visitor.superuser(server.at("/"), "/setup/" + link.strip());
            byte[] file = ReportLines.file(
                    ReportLines.json("/ingest/events", batch()),
                    ReportLines.json("/ingest/events", batch()),
                    ReportLines.line(
                            "/ingest/events",
                            "application/json",
                            "zstd",
                            PackedBytes.zstdOfOneCharacter(' ', 512, -1, 20)));
            assertThat(file.length).isBetween(24 << 20, 32 << 20);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            Callable<HttpResponse<String>> upload = () -> superuser.upload(page, file);

            for (Future<HttpResponse<String>> answer : threads.invokeAll(List.of(upload, upload, upload))) {
                assertThat(answer.get().statusCode()).isIn(200, 503);
            }
            threads.shutdown();
            // All three may have found too little room beside each other; whoever was refused sends again.
            assertThat(superuser.upload(page, file).statusCode()).isEqualTo(200);

            assertThat(superuser.upload(page, file).body())
                    .contains("Of 20,000\u00a0events, 0 were kept and 20,000 were here before.");
            assertThat(products.number("SELECT count(*) FROM event")).isEqualTo(2 * EVENTS);
        }
    }

    private static String batch() {
        StringBuilder events = new StringBuilder(12 << 20);
        for (int i = 0; i < EVENTS; i++) {
            events.append(i == 0 ? "" : ",").append("""
                    {"name":"create-file","type":"action","profile":"%d","properties":{"n":%d,"note":"%s"}}""".formatted(i, i, "x".repeat(430)));
        }
        return "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID() + "\",\"events\":[" + events + "]}";
    }
}
