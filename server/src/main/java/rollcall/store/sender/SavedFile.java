package rollcall.store.sender;

import java.time.Instant;
import java.util.UUID;

/** A report file of which {@code rows} rows still wait in the outbox. */
public record SavedFile(UUID fileId, Instant savedAt, int rows) {}
