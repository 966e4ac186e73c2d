package rollcall;

import java.util.HashMap;
import java.util.Map;
import rollcall.sender.Level;
import rollcall.sender.WireName;

/** A superuser at Settings, Telemetry. */
final class TelemetryDesk {
    private static final String PAGE = "/settings/telemetry";

    private final Visitor superuser;

    private TelemetryDesk(Visitor superuser) {
        this.superuser = superuser;
    }

    /** The first superuser of a server that has none yet. */
    static TelemetryDesk of(Wiring server) {
        return new TelemetryDesk(Visitor.superuser(server));
    }

    /** Reads the page and saves its form, agreeing to the list that it shows. */
    void save(Level level, WireName wire, String endpoint, String key) {
        Map<String, String> form = new HashMap<>();
        String page = superuser.page(PAGE);
        for (WireName each : WireName.values()) {
            String name = "seen_" + each.code();
            form.put(name, Visitor.between(page, "name=\"" + name + "\" value=\"", "\""));
        }
        form.putAll(Map.of("level", level.code(), "wire", wire.code(), "endpoint", endpoint, "api_key", key));
        int status = superuser.send(PAGE, form).statusCode();
        if (status >= 400) {
            throw new AssertionError("the form was answered with " + status);
        }
    }

    /** Presses "Send now"; the page that follows. */
    String send() {
        return superuser.send(PAGE, PAGE + "/send", Map.of()).body();
    }
}
