package rollcall.rollup;

import java.time.LocalDate;
import java.util.Map;

/** A generated heartbeat: which instance, when, and what of it was kept. */
public record Report(int instance, LocalDate day, Map<String, Object> kept) {}
