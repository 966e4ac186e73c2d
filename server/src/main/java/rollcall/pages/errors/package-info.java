/** Lays out which errors instances send. */
@NullMarked
package rollcall.pages.errors;

import org.jspecify.annotations.NullMarked;
