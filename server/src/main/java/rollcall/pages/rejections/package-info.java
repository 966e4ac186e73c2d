/**
 * The page about requests and names that were not kept, and its form that permits a name.
 *
 * <p>This room sees names and reasons, never a value that was sent.
 */
package rollcall.pages.rejections;
