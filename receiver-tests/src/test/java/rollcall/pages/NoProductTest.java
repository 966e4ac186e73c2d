package rollcall.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** What somebody sees who may not add products. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoProductTest {
    private static final String NONE = "There is no product yet";

    @Test
    void a_maintainer_is_told_that_there_is_no_product_as_long_as_there_is_none_and_no_longer() {
        try (Wiring server = TestServer.start()) {
            Visitor superuser = Visitor.superuser(server);
            Visitor maintainer = Visitor.maintainer(server);
            assertThat(maintainer.page("/")).contains(NONE, "Ask a superuser");
            assertThat(maintainer.get("/products/new").statusCode()).isEqualTo(403);

            superuser.send("/products/new", Map.of("name", "The product", "slug", "it", "preset", "none"));

            assertThat(maintainer.get("/").headers().firstValue("Location")).hasValue("/p/it/overview");
            assertThat(maintainer.get("/products/new").statusCode()).isEqualTo(403);
            assertThat(maintainer.get("/products/new").body())
                    .contains("This is for superusers")
                    .doesNotContain(NONE);
        }
    }
}
