package rollcall.store.sender;

import java.util.List;

/**
 * A change of the settings, with everything that is written in the same transaction.
 *
 * @param after the settings after the change
 * @param otherReceiver whether the progress of sending starts again
 * @param releasesPages whether the rows of all pages of events are released
 * @param emptiesOutbox whether the events that wait are deleted
 * @param audit rows for the audit log
 */
public record SettingsChange(
        SenderSettings after,
        boolean otherReceiver,
        boolean releasesPages,
        boolean emptiesOutbox,
        List<NewAuditRow> audit) {
    /** Makes a change to these settings that changes nothing else. */
    public static SettingsChange to(SenderSettings after) {
        return new SettingsChange(after, false, false, false, List.of());
    }

    public SettingsChange toAnotherReceiver(boolean other) {
        return new SettingsChange(after, other, releasesPages, emptiesOutbox, audit);
    }

    public SettingsChange releasingPages(boolean releases) {
        return new SettingsChange(after, otherReceiver, releases, emptiesOutbox, audit);
    }

    public SettingsChange emptyingOutbox(boolean empties) {
        return new SettingsChange(after, otherReceiver, releasesPages, empties, audit);
    }

    public SettingsChange with(List<NewAuditRow> rows) {
        return new SettingsChange(after, otherReceiver, releasesPages, emptiesOutbox, rows);
    }
}
