package rollcall.encoder;

import java.util.List;
import java.util.Locale;
import rollcall.report.InvalidInput;

/** The forms in which the sender can report. */
public enum Protocol {
    /** Rollcall's own JSON. */
    ROLLCALL("rollcall", true),
    /** Eventyay's heartbeat; it has no events. */
    EVENTYAY("eventyay", false),
    /** Penpot's report and its packed batches. */
    PENPOT("penpot", true),
    /** OpenTelemetry logs, with the fields of TimeTracker. */
    OTLP("timetracker", true);

    private final String preset;
    private final boolean carriesEvents;

    Protocol(String preset, boolean carriesEvents) {
        this.preset = preset;
        this.carriesEvents = carriesEvents;
    }

    /** In the database and in forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preset whose fields this form can carry. */
    public String preset() {
        return preset;
    }

    /** Whether events can be sent in it. */
    public boolean carriesEvents() {
        return carriesEvents;
    }

    /**
     * The form of that code.
     *
     * @throws InvalidInput if there is none
     */
    public static Protocol of(String code) {
        return List.of(values()).stream()
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("wire", "A protocol is rollcall, eventyay, penpot or otlp."));
    }
}
