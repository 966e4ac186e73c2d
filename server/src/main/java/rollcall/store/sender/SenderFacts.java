package rollcall.store.sender;

import java.time.Instant;

/**
 * The facts that the program beside Rollcall last reported.
 *
 * @param wire the code of the protocol by whose vocabulary the facts were judged
 * @param version the version of the program; empty if it is unknown
 * @param kept the permitted values by field name, a JSON object
 * @param dropped the ignored fields, a JSON list of objects with {@code name}, {@code kind} and {@code reason}
 * @param putAt when the program reported the facts
 */
public record SenderFacts(String wire, String version, String kept, String dropped, Instant putAt) {}
