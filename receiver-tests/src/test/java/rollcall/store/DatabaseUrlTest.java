package rollcall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "postgres://u:p@db.example:5433/r?sslmode=require, jdbc:postgresql://db.example:5433/r?sslmode=require, u, p",
        "postgresql://u@db.example/r, jdbc:postgresql://db.example/r, u,",
        "postgres://u:p%40ss%3Aw+rd@db/r, jdbc:postgresql://db/r, u, p@ss:w+rd",
        "postgres://[::1]:5432/r, jdbc:postgresql://[::1]:5432/r,,",
        "'postgres://u:p@a:5432,b:5433/r', 'jdbc:postgresql://a:5432,b:5433/r', u, p",
        "jdbc:postgresql://db/r?user=u&password=p, jdbc:postgresql://db/r?user=u&password=p,,",
        "jdbc:postgresql:r, jdbc:postgresql://localhost/r,,",
        "postgres://, jdbc:postgresql://localhost/,,"
    })
    void the_usual_forms_are_understood(String url, String jdbc, String user, String password) {
        DatabaseUrl read = DatabaseUrl.parse(url);
        assertThat(read.jdbc()).isEqualTo(jdbc);
        assertThat(read.user()).isEqualTo(user);
        assertThat(read.password()).isEqualTo(password);
    }

    @Test
    void psql_takes_what_it_is_given_back() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/r?user=u&password=p").psql())
                .isEqualTo("postgresql://db/r?user=u&password=p");
        assertThat(DatabaseUrl.parse("jdbc:postgresql:r").psql()).isEqualTo("postgresql://localhost/r");
        assertThat(DatabaseUrl.parse("postgres://u:p@db/r").psql()).isEqualTo("postgres://u:p@db/r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "mysql://u:secret@db/r", "jdbc:mysql://db/r", "http://u:secret@db"})
    void anything_else_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(DatabaseProblem.class)
                .hasMessageNotContaining("secret");
    }
}
