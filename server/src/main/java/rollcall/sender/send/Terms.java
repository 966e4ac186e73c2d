package rollcall.sender.send;

import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.SenderSettings;

/** The settings that a run began with, to be compared with those in force. */
record Terms(SenderSettings by) {
    /** Whether nothing of them has changed, so that the next request may go. */
    boolean hold(SenderSettings now) {
        return TelemetryLevel.of(now.level()) != TelemetryLevel.OFF
                && now.level().equals(by.level())
                && now.apiKey().equals(by.apiKey())
                && now.contact().equals(by.contact())
                && now.agreed().equals(by.agreed())
                && now.endpoint().equals(by.endpoint())
                && now.wire().equals(by.wire())
                && now.instanceId().equals(by.instanceId());
    }
}
