/**
 * The fields that people add to a product's preset: which ones are kept, since when and until when, what a change makes of them, their versions,
 * and when pages last showed them.
 */
@NullMarked
package rollcall.product.fields;

import org.jspecify.annotations.NullMarked;
