/**
 * The page of a product's fields: what is kept beyond the preset, who answers for it, what a change does before it is made, and all earlier
 * versions.
 *
 * <p>This room counts instances by value and ignored names; it never sees a value that was not kept.
 */
package rollcall.pages.kept;
