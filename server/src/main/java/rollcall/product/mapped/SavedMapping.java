package rollcall.product.mapped;

import java.time.Instant;

/**
 * The mapping of a product as somebody saved it.
 *
 * @param text in YAML; empty if it was taken away
 * @param version how often it was saved
 * @param by the address of the account that saved it last
 * @param at when
 */
public record SavedMapping(String text, int version, String by, Instant at) {}
