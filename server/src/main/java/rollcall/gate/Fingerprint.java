package rollcall.gate;

/**
 * A one-way fingerprint.
 *
 * @param digits hexadecimal
 */
public record Fingerprint(String digits) {}
