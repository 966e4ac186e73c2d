package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.support.NewestJdk;
import rollcall.support.PenpotBody;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;

/** Many requests that want memory at the same moment, of a server with 768 MiB that ends when they are used up: as it is started everywhere. */
@Tag("alone")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileCrowdTest {
    private static final int CROWD = 80;

    @TempDir
    private Path directory;

    /** The one that runs the tests, and the newest; the report of the tests names them. */
    static Stream<NewestJdk> jdks() throws IOException {
        NewestJdk own = new NewestJdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
        return Stream.of(own, NewestJdk.find()).distinct();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void a_crowd_of_packed_batches_is_refused_or_asked_to_come_back_and_the_server_goes_on(NewestJdk jdk)
            throws Exception {
        List<HostileBody> bodies = HostileBodies.events().stream()
                .filter(body -> body.toString().contains("packed"))
                .toList();
        assertThat(bodies).hasSizeGreaterThan(1);

        refuse(jdk, "/ingest/events", bodies);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void a_crowd_of_small_blobs_that_hold_much_is_refused_or_asked_to_come_back_and_the_server_goes_on(NewestJdk jdk)
            throws Exception {
        Map<Object, Object> properties = new HashMap<>();
        IntStream.range(0, 30).forEach(i -> properties.put(new PenpotBody.Keyword("p" + i), UUID.randomUUID()));
        Map<Object, Object> event = Map.of(
                new PenpotBody.Keyword("name"), "create-file",
                new PenpotBody.Keyword("type"), "action",
                new PenpotBody.Keyword("props"), properties);
        byte[] blob = PenpotBody.of("2.17.0", Collections.nCopies(20_000, event));

        refuse(jdk, "/ingest/penpot", List.of(new HostileBody("blob", "", "", "identity", blob)));
    }

    private void refuse(NewestJdk jdk, String door, List<HostileBody> bodies) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(CROWD);
        System.out.println("the crowd meets a server on " + jdk);
        Map<String, String> java = Map.of("JAVA_HOME", jdk.home().toString(), "ROLLCALL_JAVA_OPTS", "");
        try (ServerProcess server = ServerProcess.start(directory, java);
                TestProducts products = TestProducts.in(directory)) {
            TestSender testSender = new TestSender(server.at(door), products.key(products.product("penpot")));
            List<Future<Integer>> answers = IntStream.range(0, CROWD)
                    .mapToObj(i -> bodies.get(i % bodies.size()))
                    .map(body -> crowd.submit(
                            () -> testSender.post(body.bytes(), body.encoding()).statusCode()))
                    .toList();

            List<Integer> statuses =
                    answers.stream().map(HostileCrowdTest::status).toList();

            assertThat(statuses)
                    .as(bodies.get(0).bytes().length + " bytes each")
                    .allMatch(status -> status >= 400 && status < 500 || status == 503);
            assertThat(server.health()).isEqualTo(200);
            assertThat(server.log().lines()).as("warnings of the JDK").allMatch(line -> line.startsWith("time="));
        } finally {
            crowd.shutdown();
        }
    }

    /** 0 for none. */
    private static int status(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            return 0;
        }
    }
}
