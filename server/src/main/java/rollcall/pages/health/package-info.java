/** The page about how a release does in its first days, beside another one. */
@NullMarked
package rollcall.pages.health;

import org.jspecify.annotations.NullMarked;
