/**
 * Decodes Rollcall's own JSON format: one flat object whose names are the product's field names. A sender for it needs some twenty lines.
 */
@NullMarked
package rollcall.decoder.rollcall;

import org.jspecify.annotations.NullMarked;
