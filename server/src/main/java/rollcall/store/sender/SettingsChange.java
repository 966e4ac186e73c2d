package rollcall.store.sender;

import java.util.List;

/**
 * A change of the settings and all that goes with it, in one commit.
 *
 * @param after the settings from then on
 * @param otherReceiver whether how far sending has come begins anew
 * @param releasesPages whether no page of events is under way any more
 * @param emptiesOutbox whether the events that wait are deleted
 * @param audit rows for the audit log
 */
public record SettingsChange(
        SenderSettings after,
        boolean otherReceiver,
        boolean releasesPages,
        boolean emptiesOutbox,
        List<NewAuditRow> audit) {
    /** To these settings, and nothing with it. */
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
