package rollcall.sender.desk;

import rollcall.sender.Consent;
import rollcall.sender.Outbox;
import rollcall.sender.WireName;
import rollcall.sender.ship.Outcome;
import rollcall.sender.ship.Shipping;
import rollcall.store.sender.SenderSettings;

/** Ends reporting, at once, and cleans up after it where that is wished. */
public final class SwitchingOff {
    private final Consent consent;
    private final Outbox outbox;
    private final Shipping shipping;

    public SwitchingOff(Consent consent, Outbox outbox, Shipping shipping) {
        this.consent = consent;
        this.outbox = outbox;
        this.shipping = shipping;
    }

    /**
     * Nothing leaves from now on, but for the one request that tells the receiver to forget, if that is wished and it can be told. Once it
     * was told this installation has another identifier.
     *
     * @param empty whether what waits is deleted
     * @param forget whether the receiver is told to forget this installation
     * @param who wants it
     * @return what happened, in words
     */
    public Outcome off(boolean empty, boolean forget, String who) {
        int waiting = outbox.waiting();
        SenderSettings before = consent.off(empty).before();
        shipping.stopNow();
        StringBuilder said = new StringBuilder("Telemetry is off: nothing leaves any more.");
        if (waiting > 0) {
            said.append(empty ? " The outbox is empty." : " What waited still waits, for seven days at most.");
        }
        if (!forget || !canForget(before)) {
            return new Outcome(said.toString(), true);
        }
        Outcome told = shipping.forget(before, who);
        if (told.good()) {
            consent.renew();
        }
        return new Outcome(said.append(' ').append(told.message()).toString(), told.good());
    }

    private static boolean canForget(SenderSettings before) {
        return WireName.of(before.wire()) == WireName.ROLLCALL
                && !before.endpoint().isEmpty();
    }
}
