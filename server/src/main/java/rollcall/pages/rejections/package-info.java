/**
 * The page about what was not kept, and its form that permits a field.
 *
 * <p>This room sees names and reasons, never a value that was sent.
 */
package rollcall.pages.rejections;
