package rollcall.gate;

/**
 * A one-way hash.
 *
 * @param digits hexadecimal
 */
public record ShortHash(String digits) {}
