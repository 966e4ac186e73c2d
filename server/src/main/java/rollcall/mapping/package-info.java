/**
 * Mappings: where in the body of a sender that knows nothing of Rollcall its identifier, version, fields and events stand. It reads and
 * writes their grammar, and knows no body, no product and no database.
 */
@NullMarked
package rollcall.mapping;

import org.jspecify.annotations.NullMarked;
