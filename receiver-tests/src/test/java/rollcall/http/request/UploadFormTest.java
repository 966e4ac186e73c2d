package rollcall.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.http.RouteTable;
import rollcall.support.MultipartBody;
import rollcall.support.ReportLines;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** The form of the upload page, and everything that comes in its place. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UploadFormTest {
    private static final String PAGE = "/p/it/upload";
    private static final int MOST = 32 * 1024 * 1024;

    private static Wiring server;
    private static Visitor superuser;
    private static Visitor maintainer;
    private static Set<Path> temporaryFiles;

    private final byte[] file = ReportLines.file(ReportLines.events(UUID.randomUUID(), "create-file"));

    @BeforeAll
    static void open() throws IOException {
        temporaryFiles = temporaryFiles();
        server = TestServer.start();
        superuser = Visitor.superuser(server);
        superuser.send("/products/new", java.util.Map.of("name", "The product", "slug", "it", "preset", "penpot"));
        maintainer = Visitor.maintainer(server);
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
        assertThat(temporaryFiles()).as("nothing is left behind").isSubsetOf(temporaryFiles);
    }

    @Test
    void it_is_for_superusers_with_the_token_of_the_page() {
        MultipartBody form =
                new MultipartBody().field("_csrf", superuser.token(PAGE)).file("file", "r.ndjson", file);

        assertThat(superuser.post(PAGE, form.contentType(), form.bytes()).statusCode())
                .isEqualTo(200);
        assertThat(maintainer.post(PAGE, form.contentType(), form.bytes()).statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(server)
                        .post(PAGE, form.contentType(), form.bytes())
                        .statusCode())
                .isEqualTo(303);
        assertThat(maintainer.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(maintainer.page("/p/it/connect")).doesNotContain(PAGE);
        assertThat(superuser.page("/p/it/connect")).contains("href=\"" + PAGE + "\"");
    }

    @Test
    void without_the_right_token_nothing_is_kept() {
        int before = events();
        for (MultipartBody form : List.of(
                new MultipartBody().file("file", "r.ndjson", file),
                new MultipartBody().field("_csrf", "").file("file", "r.ndjson", file),
                new MultipartBody().field("_csrf", "a".repeat(43)).file("file", "r.ndjson", file),
                new MultipartBody()
                        .field("_csrf", "wrong")
                        .field("_csrf", superuser.token(PAGE))
                        .file("file", "r.ndjson", file))) {
            assertThat(superuser.post(PAGE, form.contentType(), form.bytes()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void no_file_two_files_and_a_product_that_is_not_there_are_told_apart() {
        MultipartBody nothingChosen =
                new MultipartBody().field("_csrf", superuser.token(PAGE)).file("file", "", new byte[0]);

        assertThat(superuser.upload(PAGE).body()).contains("Choose the report file.");
        assertThat(superuser
                        .post(PAGE, nothingChosen.contentType(), nothingChosen.bytes())
                        .body())
                .contains("Choose the report file.");
        HttpResponse<String> two = superuser.upload(PAGE, file, file);
        assertThat(two.statusCode()).isEqualTo(422);
        assertThat(two.body()).contains("Upload one file at a time.");
        assertThat(superuser
                        .post("/p/other/upload", nothingChosen.contentType(), nothingChosen.bytes())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_file_name_is_never_used_whatever_it_is() {
        for (String name :
                List.of("../../etc/passwd", "/etc/passwd", "C:\\x", "a\\\"b", "\u00e4\u0000", "x".repeat(3_000))) {
            MultipartBody form =
                    new MultipartBody().field("_csrf", superuser.token(PAGE)).file("file", name, file);
            HttpResponse<String> answer = superuser.post(PAGE, form.contentType(), form.bytes());
            assertThat(answer.statusCode()).as(name).isIn(200, 400);
            assertThat(answer.body()).doesNotContain("passwd", "xxxxxx");
        }
    }

    @Test
    void thirty_two_mebibytes_are_read_and_one_byte_more_is_not() {
        byte[] full = new byte[MOST];
        Arrays.fill(full, (byte) ' ');
        byte[] line = ReportLines.events(UUID.randomUUID(), "create-file").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(line, 0, full, MOST - line.length, line.length);

        assertThat(superuser.upload(PAGE, full).body()).contains("The report in this file was kept.");
        HttpResponse<String> more = superuser.upload(PAGE, new byte[MOST + 1]);
        assertThat(more.statusCode()).isEqualTo(413);
        assertThat(more.body()).contains("A report file has at most 32 MiB.");
        MultipartBody chunked = new MultipartBody()
                .field("_csrf", superuser.token(PAGE))
                .file("file", "r.ndjson", new byte[MOST + 100_000]);
        assertThat(superuser
                        .postChunked(PAGE, chunked.contentType(), chunked.bytes())
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void hostile_forms_are_bad_requests() {
        String token = superuser.token(PAGE);
        MultipartBody manyParts = new MultipartBody().field("_csrf", token);
        for (int i = 0; i < 2_000; i++) {
            manyParts.field("f" + i, "x");
        }
        MultipartBody hugeHeaders = new MultipartBody()
                .part("Content-Disposition: form-data; name=\"a\"\r\nX: " + "y".repeat(10_000), file);
        MultipartBody manyHeaders = new MultipartBody().part("X: y\r\n".repeat(5_000) + "Z: z", file);
        MultipartBody noName = new MultipartBody().field("_csrf", token).part("X-Y: z", file);
        for (MultipartBody form : List.of(manyParts, hugeHeaders, manyHeaders, noName)) {
            assertThat(superuser.post(PAGE, form.contentType(), form.bytes()).statusCode())
                    .isIn(400, 422);
        }
        byte[] good = new MultipartBody()
                .field("_csrf", token)
                .file("file", "r", file)
                .bytes();
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; boundary=other",
                "multipart/form-data; boundary=" + "x".repeat(5_000))) {
            assertThat(superuser.post(PAGE, type, good).statusCode()).as(type).isEqualTo(400);
        }
        byte[] cut = Arrays.copyOf(good, good.length - 60);
        assertThat(superuser.post(PAGE, new MultipartBody().contentType(), cut).statusCode())
                .isEqualTo(400);
        assertThat(superuser
                        .post(PAGE, new MultipartBody().contentType(), new byte[0])
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_form_that_is_cut_off_on_its_way_leaves_the_turn_to_the_next() throws Exception {
        byte[] body = new MultipartBody()
                .field("_csrf", superuser.token(PAGE))
                .file("file", "r", new byte[1_000_000])
                .bytes();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(("POST " + PAGE + " HTTP/1.1\r\nHost: x\r\nCookie: rollcall_session="
                                    + superuser.cookie("rollcall_session") + "\r\nContent-Type: "
                                    + new MultipartBody().contentType() + "\r\nContent-Length: " + body.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, body.length / 2);
            socket.getOutputStream().flush();
        }

        assertThat(superuser.upload(PAGE, file).statusCode()).isEqualTo(200);
    }

    @Test
    void no_other_form_takes_files() {
        MultipartBody form = new MultipartBody()
                .field("_csrf", superuser.token("/password"))
                .field("password", "x")
                .file("file", "r", file);

        assertThat(RouteTable.of(server))
                .filteredOn(route -> route.doors().contains(AccessRule.UPLOAD))
                .hasSize(1);
        for (String path : List.of("/password", "/accounts", "/p/it/keys", "/login", "/products/new")) {
            assertThat(superuser.post(path, form.contentType(), form.bytes()).statusCode())
                    .as(path)
                    .isEqualTo(415);
        }
    }

    private static int events() {
        return Sql.column(server, "SELECT 1 FROM event").size();
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(
                            file -> file.getFileName().toString().toLowerCase().contains("multipart"))
                    .collect(Collectors.toSet());
        }
    }
}
