package rollcall.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class CommonPasswordsTest {
    private static final String EMAIL = "ada.lovelace@example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password12345!",
                "P@ssw0rd1234",
                "passwordpassword",
                "1234password",
                "123456789012",
                "210987654321",
                "1234-5678-9012",
                "qwertyuiop123",
                "qwertyuiopas",
                "1qaz2wsx3edc",
                "aaaaaaaaaaaa",
                "abababababab",
                "            ",
                "letmein123456",
                "Welcome2026!!!!",
                "changeme-12345",
                "administrator1",
                "iloveyou1234",
                "Summer2026Summer",
                "rollcall2026",
                "adalovelace1",
                "Ada.Lovelace@Example.org",
                "lovelace-2026",
                "example.org1234"
            })
    void passwords_that_are_guessed_first_are_rejected(String password) {
        assertThat(CommonPasswords.has(password, EMAIL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "another password",
                "azu896bsfr8wfzd5jeg7",
                "a password of my own",
                "adamant tin kettle",
                "7391-4402-8815",
                "пароль крокодила",
                "correct-horse-1-x"
            })
    void what_is_not_is_taken(String password) {
        assertThat(CommonPasswords.has(password, EMAIL)).isFalse();
    }
}
