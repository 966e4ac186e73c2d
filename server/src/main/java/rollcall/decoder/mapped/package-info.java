/**
 * Decodes bodies of senders that know nothing of Rollcall, by the mapping of their product. Only what a mapping points at is read; all else
 * is passed over.
 */
@NullMarked
package rollcall.decoder.mapped;

import org.jspecify.annotations.NullMarked;
