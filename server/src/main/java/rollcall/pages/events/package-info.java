/**
 * The pages about events and funnels.
 *
 * <p>This room counts nothing itself.
 */
package rollcall.pages.events;
