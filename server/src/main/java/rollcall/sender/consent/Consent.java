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
 * What superusers decided about reporting. Looked up in the database each time: off is off at once, on every server. Each change is
 * decided by the settings that it changes and written down whole, one after another.
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

    /** What a change came from and what it led to, as they are stored. */
    public record Changed(SenderSettings before, SenderSettings after) {}

    /** The settings in force; off until somebody changes them, and whatever they are where reporting is forbidden. */
    public SenderSettings current() {
        return inForce(stored());
    }

    /** The settings in force together with the facts, for a request or a run that needs both. */
    public SenderSnapshot snapshot() {
        SenderSettings stored = stored();
        return SenderSnapshot.of(stored, inForce(stored), facts, prohibition);
    }

    /** What forbids to report here, above every setting. */
    public Prohibition prohibition() {
        return prohibition;
    }

    /**
     * Does what a superuser wants. Every level but off is an agreement to all that leaves at it.
     *
     * @param seen the fingerprint of the list that the form showed, see {@link Disclosure#fingerprint}
     * @param who agreed
     * @param with what is written into the audit log in the same commit, by the settings before and after
     * @throws InvalidInput if something cannot be, or the list has changed since it was shown
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
     * Agrees to what was added to the list.
     *
     * @throws InvalidInput if the list has changed since it was shown, or nothing leaves anyway
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

    /** Nothing leaves from now on, and what was agreed to is forgotten. */
    public Changed off(boolean emptyOutbox) {
        return change(before -> SettingsChange.to(disagreed(before.withLevel(TelemetryLevel.OFF.code())))
                .emptyingOutbox(emptyOutbox));
    }

    /** Another identity from now on, for when a receiver was told to forget this one. */
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

    /** A key was given for one receiver: whoever changes the address may not learn it by that, and it goes with its address. */
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

    /** Without an endpoint pages were only carried in files: whoever has them knows them by their identifiers. */
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
