package rollcall.gate;

/**
 * A one-way fingerprint.
 *
 * @param digits hexadecimal
 */
public record ShortHash(String digits) {}
