package rollcall.store.checkup;

import java.util.ArrayList;
import java.util.List;

/** The standbys, how far they are behind, and whether what was acknowledged is on one of them. */
final class StandbyCheck implements Examination {
    private static final String SUBJECT = "standby";

    /** A standby that is further behind would take minutes to take over. */
    private static final long MOST_BYTES = 1L << 30;

    private final CheckupDao database;

    StandbyCheck(CheckupDao database) {
        this.database = database;
    }

    @Override
    public List<Finding> look() {
        CheckupDao.Configured settings = database.settings();
        if (settings.standby()) {
            return List.of();
        }
        List<CheckupDao.Standby> standbys = database.standbys();
        List<Finding> findings = new ArrayList<>();
        standbys.forEach(standby -> findings.add(of(standby)));
        boolean isWaitedFor = !settings.standbyNames().isEmpty();
        if (isWaitedFor && standbys.isEmpty()) {
            findings.add(
                    Finding.wrong(
                            SUBJECT,
                            "none is connected, and commits wait for one: start it, or ALTER SYSTEM RESET synchronous_standby_names"));
        } else if (standbys.isEmpty()) {
            findings.add(Finding.ok(SUBJECT, "none"));
        } else if (!isWaitedFor || settings.commits().equals("local")) {
            findings.add(Finding.note(
                    SUBJECT,
                    "no commit waits for one, so what was acknowledged in the last moments may be missing after a failover:"
                            + " synchronous_standby_names = '*', and synchronous_commit = on"));
        }
        return findings;
    }

    private static Finding of(CheckupDao.Standby standby) {
        Long bytes = standby.bytes();
        if (bytes == null || standby.state().isEmpty()) {
            return Finding.note(SUBJECT, standby.name() + ": its lag is hidden from this user: GRANT pg_monitor TO it");
        }
        String behind = standby.name() + " is " + standby.state() + ", " + standby.sync() + ", " + bytes / (1L << 20)
                + " MiB behind";
        boolean isWell = standby.state().equals("streaming") && bytes <= MOST_BYTES;
        return isWell
                ? Finding.ok(SUBJECT, behind)
                : Finding.wrong(SUBJECT, behind + ": look at its log, its disk and the network between");
    }
}
