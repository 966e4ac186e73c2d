package rollcall.store.checkup;

import java.util.ArrayList;
import java.util.List;

/** Version, encoding, writes, durability and privileges. */
final class SettingsCheck implements Examination {
    private static final int OLDEST = 150_000;

    private final CheckupDao database;

    SettingsCheck(CheckupDao database) {
        this.database = database;
    }

    @Override
    public List<Finding> look() {
        CheckupDao.Configured settings = database.settings();
        List<Finding> findings = new ArrayList<>();
        findings.add(version(settings));
        findings.add(encoding(settings));
        findings.add(writes(settings));
        findings.add(durability(settings));
        findings.add(privileges());
        return findings;
    }

    private static Finding version(CheckupDao.Configured settings) {
        return settings.version() >= OLDEST
                ? Finding.ok("version", "PostgreSQL " + settings.named())
                : Finding.wrong("version", "PostgreSQL " + settings.named() + ": Rollcall needs 15 or newer");
    }

    private static Finding encoding(CheckupDao.Configured settings) {
        return settings.encoding().equals("UTF8")
                ? Finding.ok("encoding", "UTF8")
                : Finding.wrong(
                        "encoding",
                        settings.encoding()
                                + " cannot hold every report: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0");
    }

    private static Finding writes(CheckupDao.Configured settings) {
        if (settings.standby()) {
            return Finding.wrong(
                    "writes",
                    "this is a standby: give the URL of the primary, or of both with ?targetServerType=primary");
        }
        return settings.readOnly()
                ? Finding.wrong(
                        "writes",
                        "it takes none: ALTER DATABASE name RESET default_transaction_read_only, and the same of the user")
                : Finding.ok("writes", "it takes them");
    }

    private static Finding durability(CheckupDao.Configured settings) {
        List<String> off = new ArrayList<>();
        if (!settings.fsync()) {
            off.add("fsync");
        }
        if (!settings.fullPages()) {
            off.add("full_page_writes");
        }
        if (settings.commits().equals("off")) {
            off.add("synchronous_commit");
        }
        return off.isEmpty()
                ? Finding.ok("durability", "what was acknowledged outlives a crash")
                : Finding.wrong(
                        "durability",
                        "what was acknowledged may be lost in a crash: set to on: " + String.join(", ", off));
    }

    private Finding privileges() {
        if (!database.mayCreate()) {
            return Finding.wrong(
                    "privileges",
                    "no table can be made: GRANT CREATE, USAGE ON SCHEMA public TO " + database.user()
                            + ", or let it own the database");
        }
        List<String> notOwned = database.notOwned();
        return notOwned.isEmpty()
                ? Finding.ok("privileges", database.user() + " may make and change tables")
                : Finding.wrong(
                        "privileges",
                        database.user() + " does not own " + String.join(", ", notOwned)
                                + ": ALTER TABLE name OWNER TO " + database.user());
    }
}
