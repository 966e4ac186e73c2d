/**
 * Decides who is asking. Here are secrets and signatures; people, API keys and peers have sub-rooms.
 *
 * <p>The database stores hashes of secrets only, except for the key that signs cookies. A secret leaves this room once, when it is made.
 * This room knows no HTTP and no pages.
 */
@NullMarked
package rollcall.access;

import org.jspecify.annotations.NullMarked;
