package rollcall.sender.status;

import java.util.ArrayList;
import java.util.List;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Consent;
import rollcall.sender.outbox.Outbox;
import rollcall.sender.send.RunReport;
import rollcall.sender.send.SendJob;
import rollcall.store.sender.SenderSettings;

/**
 * Switches telemetry off at once. If the superuser chose so it also empties the outbox and asks the receiver to forget this installation.
 */
public final class OptOut {
    private final Consent consent;
    private final Outbox outbox;
    private final SendJob sendJob;

    public OptOut(Consent consent, Outbox outbox, SendJob sendJob) {
        this.consent = consent;
        this.outbox = outbox;
        this.sendJob = sendJob;
    }

    /**
     * Switches telemetry off. Nothing is sent from then on, except one request that asks the receiver to forget this installation, if that
     * was chosen and the protocol and the endpoint allow it. Once the receiver has accepted that request this installation gets another
     * identifier.
     *
     * @param empty whether the events that wait are deleted
     * @param forget whether the receiver is asked to forget this installation
     * @param who the account that switches telemetry off
     * @return what was done, in sentences
     */
    public RunReport off(boolean empty, boolean forget, String who) {
        int waiting = outbox.waiting();
        SenderSettings before = consent.off(empty).before();
        sendJob.stopNow();
        List<String> said = new ArrayList<>(List.of("Telemetry is off: nothing leaves any more."));
        if (waiting > 0) {
            said.add(empty ? "The outbox is empty." : "What waited still waits, for seven days at most.");
        }
        if (!forget || !canForget(before)) {
            return new RunReport(said, true);
        }
        RunReport told = sendJob.forget(before, who);
        if (told.good()) {
            consent.renew();
        }
        return told.after(said);
    }

    private static boolean canForget(SenderSettings before) {
        return Protocol.of(before.wire()) == Protocol.ROLLCALL
                && !before.endpoint().isEmpty();
    }
}
