/**
 * Who is asking. Here are the secrets that this server makes and the marks that it signs; people, API keys and peers stand below.
 *
 * <p>Secrets are stored as hashes alone, but for the key that signs cookies, and leave this room once, when they are made. This room
 * knows no HTTP and no page.
 */
package rollcall.access;
