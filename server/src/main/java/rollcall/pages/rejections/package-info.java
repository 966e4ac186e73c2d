/**
 * The page about requests and names that were not kept, and its form that permits a name.
 *
 * <p>This room reads names and reasons, and never a value that was sent.
 */
package rollcall.pages.rejections;
