package rollcall.encoder;

import java.util.List;
import java.util.Locale;
import rollcall.report.InvalidInput;

/** The protocols in which the sender can report. */
public enum Protocol {
    /** Rollcall's own JSON format. */
    ROLLCALL("rollcall", true),
    /** Eventyay's heartbeat; it has no events. */
    EVENTYAY("eventyay", false),
    /** Penpot's report and its compressed batches of events. */
    PENPOT("penpot", true),
    /** OpenTelemetry logs over HTTP in JSON, with the fields of TimeTracker. */
    OTLP("timetracker", true);

    private final String preset;
    private final boolean carriesEvents;

    Protocol(String preset, boolean carriesEvents) {
        this.preset = preset;
        this.carriesEvents = carriesEvents;
    }

    /** Returns the name of the protocol in the database and in HTML forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the preset whose fields this protocol can carry. */
    public String preset() {
        return preset;
    }

    /** Whether the protocol can carry events. */
    public boolean carriesEvents() {
        return carriesEvents;
    }

    /**
     * Returns the protocol with this code.
     *
     * @throws InvalidInput if there is no such protocol
     */
    public static Protocol of(String code) {
        return List.of(values()).stream()
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("wire", "A protocol is rollcall, eventyay, penpot or otlp."));
    }
}
