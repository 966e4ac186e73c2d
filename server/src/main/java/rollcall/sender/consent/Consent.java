package rollcall.sender.consent;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import rollcall.encoder.Protocol;
import rollcall.report.InvalidInput;
import rollcall.sender.facts.Facts;
import rollcall.store.sender.NewAuditRow;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderSettingsDao;
import rollcall.store.sender.SettingsChange;

/**
 * The settings of reporting that superusers chose. They are read from the database at each use, so that switching off takes effect at once
 * on every server. Each change is decided by the settings that it replaces, in one transaction; changes happen one after another.
 */
public final class Consent {
    private static final int SALT = 32;

    private final SenderSettingsDao settings;
    private final Facts facts;
    private final Prohibition prohibition;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Consent(SenderSettingsDao settings, Facts facts, Prohibition prohibition, Clock clock) {
        this.settings = settings;
        this.facts = facts;
        this.prohibition = prohibition;
        this.clock = clock;
    }

    /** The stored settings before and after a change. */
    public record Changed(SenderSettings before, SenderSettings after) {}

    /** Returns the settings in force. The level is off until a superuser changes it, and always while the environment forbids reporting. */
    public SenderSettings current() {
        return inForce(stored());
    }

    /** Returns the settings in force together with the facts, for a page request or a run that needs both. */
    public SenderSnapshot snapshot() {
        SenderSettings stored = stored();
        return SenderSnapshot.of(stored, inForce(stored), facts, prohibition);
    }

    /** Returns the prohibition by the environment, which takes precedence over every setting. */
    public Prohibition prohibition() {
        return prohibition;
    }

    /**
     * Saves the settings that a superuser chose. Saving a level other than off is an agreement to everything that is sent at this level.
     *
     * @param seen the fingerprint of the list that the form showed, see {@link Disclosure#fingerprint}
     * @param who the account that saves and agrees
     * @param with makes the audit log rows that are written in the same transaction, from the settings before and after
     * @throws InvalidInput if a setting is not valid, or if the list has changed since it was shown
     */
    public Changed save(
            SettingsUpdate settingsUpdate,
            String seen,
            String who,
            BiFunction<SenderSettings, SenderSettings, List<NewAuditRow>> with) {
        settingsUpdate.check();
        TelemetryLevel level = settingsUpdate.level();
        boolean switchesOn = level != null && level != TelemetryLevel.OFF;
        if (switchesOn && prohibition.holds()) {
            throw new InvalidInput("level", prohibition.words() + ": telemetry cannot be switched on here.");
        }
        List<String> declared = facts.now().declared();
        return change(before -> {
            SenderSettings wanted = wanted(before, settingsUpdate);
            if (level == TelemetryLevel.OFF) {
                wanted = disagreed(wanted);
            } else if (level != null) {
                wanted = agreed(wanted, level, declared, seen, who);
            }
            return SettingsChange.to(wanted)
                    .toAnotherReceiver(isOtherReceiver(before, wanted))
                    .releasingPages(mustReleasePages(before, wanted))
                    .with(with.apply(before, wanted));
        });
    }

    /**
     * Agrees to the items that were added to the list.
     *
     * @throws InvalidInput if the list has changed since it was shown, or if the level is off
     */
    public void agree(String seen, String who) {
        List<String> declared = facts.now().declared();
        change(before -> {
            TelemetryLevel telemetryLevel = TelemetryLevel.of(inForce(before).level());
            if (telemetryLevel == TelemetryLevel.OFF) {
                throw new InvalidInput("seen", "Telemetry is off: there is nothing to agree to.");
            }
            return SettingsChange.to(agreed(before, telemetryLevel, declared, seen, who));
        });
    }

    /**
     * Switches reporting off and deletes the agreement.
     *
     * @param emptyOutbox whether the events that wait are deleted
     */
    public Changed off(boolean emptyOutbox) {
        return change(before -> SettingsChange.to(disagreed(before.withLevel(TelemetryLevel.OFF.code())))
                .emptyingOutbox(emptyOutbox));
    }

    /** Gives this installation another identifier and another salt, after a receiver has forgotten it. */
    public void renew() {
        UUID instanceId = UUID.randomUUID();
        byte[] salt = salt();
        change(before ->
                SettingsChange.to(before.withIdentity(instanceId, salt)).toAnotherReceiver(true));
    }

    private Changed change(Function<SenderSettings, SettingsChange> decide) {
        stored();
        SenderSettings[] before = new SenderSettings[1];
        SenderSettings after = settings.change(now -> {
            before[0] = now;
            return decide.apply(now);
        });
        return new Changed(before[0], after);
    }

    private SenderSettings stored() {
        Optional<SenderSettings> found = settings.find();
        if (found.isEmpty()) {
            settings.create(UUID.randomUUID(), salt());
        }
        return found.or(settings::find).orElseThrow();
    }

    private SenderSettings inForce(SenderSettings stored) {
        return prohibition.holds() ? stored.withLevel(TelemetryLevel.OFF.code()) : stored;
    }

    private static SenderSettings wanted(SenderSettings before, SettingsUpdate settingsUpdate) {
        return new SenderSettings(
                before.instanceId(),
                before.salt(),
                settingsUpdate.level() == null
                        ? before.level()
                        : settingsUpdate.level().code(),
                settingsUpdate.protocol().code(),
                settingsUpdate.endpoint(),
                key(before, settingsUpdate),
                settingsUpdate.contact(),
                settingsUpdate.audit(),
                before.agreed(),
                before.agreedBy(),
                before.agreedAt());
    }

    /**
     * Returns the key to store. A stored key belongs to one endpoint: a new endpoint requires a new key, so that nobody can learn the
     * stored key by sending it to an address of their own. If the endpoint is removed the key is removed too.
     */
    private static String key(SenderSettings before, SettingsUpdate settingsUpdate) {
        if (settingsUpdate.apiKey() != null) {
            return settingsUpdate.apiKey();
        }
        boolean stays = before.endpoint().isEmpty() || settingsUpdate.endpoint().equals(before.endpoint());
        if (stays || before.apiKey().isEmpty()) {
            return before.apiKey();
        }
        if (!settingsUpdate.endpoint().isEmpty()) {
            throw new InvalidInput(
                    "api_key",
                    "The key that is stored was given for another address. Type the key for this one, or remove the old one.");
        }
        return "";
    }

    private SenderSettings agreed(
            SenderSettings now, TelemetryLevel telemetryLevel, List<String> declared, String seen, String who) {
        Disclosure list = Disclosure.of(Protocol.of(now.wire()), declared, now.agreed());
        if (!list.fingerprint().equals(seen)) {
            throw new InvalidInput(
                    "seen", "The list of what is collected is another one now. Read it below, then save again.");
        }
        return now.withAgreement(list.lines(item -> item.at(telemetryLevel)), who, clock.instant());
    }

    private static SenderSettings disagreed(SenderSettings now) {
        return now.withAgreement(List.of(), "", null);
    }

    private static boolean isOtherReceiver(SenderSettings before, SenderSettings after) {
        return !before.wire().equals(after.wire()) || !before.endpoint().equals(after.endpoint());
    }

    /**
     * Whether the pages that were begun become free rows again, because the receiver is another one. They stay pages if there was no
     * endpoint before: then they were only saved to files, and the people who carry these files identify them by their pages.
     */
    private static boolean mustReleasePages(SenderSettings before, SenderSettings after) {
        boolean otherWire = !before.wire().equals(after.wire());
        return isOtherReceiver(before, after)
                && (otherWire || !before.endpoint().isEmpty());
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return salt;
    }
}
