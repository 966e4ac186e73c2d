package rollcall.http;

import io.javalin.http.Context;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Tells a load balancer whether this server can take reports: it can when its database answers. */
final class Health {
    private final BooleanSupplier databaseAnswers;

    Health(BooleanSupplier databaseAnswers) {
        this.databaseAnswers = databaseAnswers;
    }

    void show(Context context) {
        boolean up = databaseAnswers.getAsBoolean();
        context.status(up ? 200 : 503).json(Map.of("status", up ? "up" : "down"));
    }
}
