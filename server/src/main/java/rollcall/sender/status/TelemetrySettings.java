package rollcall.sender.status;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Endpoint;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.consent.TelemetryLevel;

/**
 * The settings that superusers chose.
 *
 * @param instanceId the identifier by which receivers know this installation
 * @param level the level in force
 * @param chosen the level that superusers chose; it is in force unless the environment forbids reporting
 * @param prohibition the environment variables that forbid reporting
 * @param protocol the protocol in which reports are sent
 * @param endpoint the receiver's URL; empty for none
 * @param keyStored whether a key is stored
 * @param contact an e-mail address; empty for none
 * @param audit whether the local audit log is on
 * @param agreedBy the account that last agreed to the list; empty if nobody agreed
 * @param agreedAt when that account agreed; null if nobody agreed
 */
public record TelemetrySettings(
        UUID instanceId,
        TelemetryLevel level,
        TelemetryLevel chosen,
        Prohibition prohibition,
        Protocol protocol,
        String endpoint,
        boolean keyStored,
        String contact,
        boolean audit,
        String agreedBy,
        @Nullable Instant agreedAt) {
    /** Whether the sender sends reports by itself. */
    public boolean sends() {
        return level != TelemetryLevel.OFF && !endpoint.isEmpty();
    }

    /** Whether others on the network can read the key and the reports, because they are sent without TLS to another machine. */
    public boolean isReadableOnTheWay() {
        return Endpoint.isReadableOnTheWay(endpoint);
    }

    /** Returns the receiver's host, with the port if the endpoint names one; empty if there is no endpoint. */
    public String host() {
        return endpoint.isEmpty() ? "" : URI.create(endpoint).getRawAuthority();
    }
}
