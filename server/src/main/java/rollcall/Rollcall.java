package rollcall;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** The program. */
public final class Rollcall {
    private Rollcall() {}

    public static void main(String[] arguments) {
        Settings settings = new Settings(
                "127.0.0.1",
                8080,
                Path.of("data"),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                Settings.foldEvery(false));
        Wiring wiring = Wiring.start(settings, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(wiring::close));
        System.err.println("Rollcall is open at http://localhost:" + wiring.port());
    }
}
