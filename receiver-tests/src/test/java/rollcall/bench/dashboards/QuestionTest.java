package rollcall.bench.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class QuestionTest {
    private static final Pattern PAGE = Pattern.compile("(?m)^GET /p/\\{slug}/(\\S+) MAINTAINER$");

    /** Connect asks for it again and again until the first report is there. */
    private static final String POLLED = "connect/status";

    @Test
    void every_page_of_a_product_and_every_csv_file_is_asked_for() throws IOException {
        Set<String> asked = Question.ALL.stream()
                .map(each -> each.path().replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet());

        Set<String> missing = PAGE.matcher(routes())
                .results()
                .map(each -> each.group(1))
                .filter(path -> !path.equals(POLLED) && asked.stream().noneMatch(each -> isAt(each, path)))
                .collect(Collectors.toSet());

        assertThat(missing).isEmpty();
    }

    @Test
    void no_title_and_no_path_stands_twice() {
        assertThat(Question.ALL.stream().map(Question::title)).doesNotHaveDuplicates();
        assertThat(Question.ALL.stream().map(Question::path)).doesNotHaveDuplicates();
    }

    private static boolean isAt(String path, String route) {
        return path.matches(route.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }

    private static String routes() throws IOException {
        try (InputStream in = QuestionTest.class.getResourceAsStream("/routes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
