package rollcall.sender.file;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.encoder.Encoder;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.OutgoingPage;
import rollcall.report.Trace;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.sender.send.SendJob;
import rollcall.sender.send.SendProgress;
import rollcall.store.Lease;
import rollcall.store.StoreException;
import rollcall.store.sender.ReportFileDao;
import rollcall.store.sender.ReportFileDao.SavedFile;

/**
 * Saves reports to files, for instances without a network: somebody carries the file to the receiver. A file holds the requests that a run
 * would send now. Its events stay in the outbox until somebody confirms that the file has arrived, or until a run sends them, or until they
 * are too old. Pages keep their identifiers, so that a receiver counts a page once that is both carried and sent.
 */
public final class ReportFile {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);

    /** The most files that {@link #waiting} returns. */
    private static final int MOST_SHOWN = 10;

    /** The number of rows that the send log keeps. */
    private static final int LOG_LINES = 200;

    private final SendJob.Parts parts;
    private final ReportFileDao files;
    private final Clock clock;

    public ReportFile(SendJob.Parts parts, ReportFileDao files, Clock clock) {
        this.parts = parts;
        this.files = files;
        this.clock = clock;
    }

    /**
     * The result of saving.
     *
     * @param bytes the content of the file; empty if there is no file
     * @param why the reason why there is no file, as a sentence; empty if there is a file
     */
    public record Saved(byte[] bytes, String why) {
        private static Saved nothing(String why) {
            return new Saved(new byte[0], why);
        }

        public boolean isFile() {
            return bytes.length > 0;
        }
    }

    /**
     * Saves the requests that a run would send now. The file holds nothing that a run may not send. A failure of the database is a result
     * without a file.
     */
    public Saved save(String who) {
        SenderSnapshot now = parts.consent().snapshot();
        if (now.prohibition().holds()) {
            return Saved.nothing(now.prohibition().words() + ": nothing may leave, not even in a file.");
        }
        if (now.level() == TelemetryLevel.OFF) {
            return Saved.nothing("Telemetry is off: nothing may leave, not even in a file.");
        }
        try {
            return locked(now, who);
        } catch (StoreException e) {
            LOG.warn("no report was saved: {}", Trace.of(e));
            return Saved.nothing(
                    "The database did not do what it was asked. Nothing was saved; try again in a minute.");
        }
    }

    /**
     * A file whose events still wait in the outbox.
     *
     * @param events how many of its events still wait
     */
    public record Waiting(UUID fileId, Instant savedAt, int events) {
        private static Waiting of(SavedFile file) {
            return new Waiting(file.fileId(), file.savedAt(), file.rows());
        }
    }

    /** Returns at most {@value #MOST_SHOWN} files whose events still wait in the outbox, newest first. */
    public List<Waiting> waiting() {
        return files.waiting(MOST_SHOWN).stream().map(Waiting::of).toList();
    }

    /**
     * Removes the events of a file from the outbox, because somebody confirms that the file has arrived. Returns how many events were
     * removed.
     */
    public int arrived(UUID fileId, String who) {
        int removed = files.arrived(fileId);
        files.tidy();
        parts.auditLog().action("telemetry-file-arrived", who, Map.of("rows", String.valueOf(removed)));
        return removed;
    }

    private Saved locked(SenderSnapshot now, String who) throws StoreException {
        Optional<Lease.Held> lock = parts.lock().tryTake();
        if (lock.isEmpty()) {
            return Saved.nothing("A report is being sent or saved at this moment. Try again in a minute.");
        }
        try (Lease.Held held = lock.get()) {
            FileLines lines = lines(now);
            if (!held.isHeld()) {
                return Saved.nothing("The database was away for a moment. Nothing was saved; try again.");
            }
            if (lines.isEmpty()) {
                return Saved.nothing(
                        "There is nothing to save: no heartbeat is due, or nothing is known that it could say, and no event waits.");
            }
            note(lines, who);
            return new Saved(lines.bytes(), "");
        }
    }

    private void note(FileLines lines, String who) {
        Instant now = clock.instant();
        files.tidy();
        files.add(UUID.randomUUID(), lines.pages(), now);
        parts.log().add(now, "file", "saved to a file", lines.bytes().length, lines.events(), who);
        parts.log().keep(LOG_LINES);
        parts.auditLog().action("telemetry-saved-to-file", who, Map.of("events", String.valueOf(lines.events())));
    }

    private FileLines lines(SenderSnapshot now) {
        parts.outbox().purge();
        Encoder encoder = Encoder.of(now.protocol());
        SendProgress sendProgress =
                new SendProgress(parts.state(), now.settings(), clock, RandomGenerator.getDefault());
        FileLines lines = new FileLines();
        if (sendProgress.heartbeatIsDue()) {
            HeartbeatReports.of(now).ifPresent(heartbeat -> heartbeat(lines, encoder, heartbeat, sendProgress));
        }
        if (now.sendsEvents()) {
            int most = Math.min(sendProgress.state().pageRows(), encoder.mostEvents());
            events(lines, encoder, now, most);
        }
        return lines;
    }

    private void heartbeat(FileLines lines, Encoder encoder, OutgoingHeartbeat heartbeat, SendProgress sendProgress) {
        SendTimes sendTimes =
                new SendTimes(clock.instant(), sendProgress.state().firstSeenAt());
        if (sendTimes.firstSeenAt() == null) {
            encoder.firstSeen(heartbeat, sendTimes).ifPresent(lines::add);
        }
        lines.add(encoder.heartbeat(heartbeat, sendTimes));
    }

    /** Adds pages of events as long as the file has room. Pages that were begun before come first, then new pages are begun. */
    private void events(FileLines lines, Encoder encoder, SenderSnapshot now, int most) {
        List<UUID> begun = parts.outbox().begun();
        boolean room = begun.stream()
                .allMatch(page -> events(lines, encoder, parts.outbox().page(now, page)));
        while (room) {
            Optional<UUID> page = parts.outbox().begin(most);
            room = page.isPresent() && events(lines, encoder, parts.outbox().page(now, page.get()));
        }
    }

    /** Adds a page. Returns whether the next page may follow. */
    private boolean events(FileLines lines, Encoder encoder, OutgoingPage page) {
        if (page.events().isEmpty()) {
            return parts.outbox().pass(page);
        }
        return lines.add(encoder.events(page));
    }
}
