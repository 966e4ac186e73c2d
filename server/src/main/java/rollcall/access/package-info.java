/**
 * Who is asking: API keys, accounts, sessions, roles, CSRF tokens and throttles, and the products they are about.
 *
 * <p>Secrets are stored as hashes alone, but for the key that signs cookies, and leave this room once, when they are made. This room
 * knows no HTTP and no page.
 */
package rollcall.access;
