package rollcall.store.sender;

import java.time.Instant;

/**
 * What the program beside this one last said of itself.
 *
 * @param wire for which wire's vocabulary it was judged
 * @param version the program's version; empty for none
 * @param kept kept values by field name, a JSON object
 * @param dropped what was not kept, a JSON list of objects with {@code name}, {@code kind} and {@code reason}
 */
public record SenderFacts(String wire, String version, String kept, String dropped, Instant putAt) {}
