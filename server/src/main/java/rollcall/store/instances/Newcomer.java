package rollcall.store.instances;

/**
 * One row of table {@code newcomer}.
 *
 * @param admitted new names that were let in, a hash and an ordinal each, twelve bytes
 * @param confirmed how many more were let in because two instances sent them
 * @param seen what was not let in, in the same form
 */
public record Newcomer(byte[] admitted, int confirmed, byte[] seen) {}
