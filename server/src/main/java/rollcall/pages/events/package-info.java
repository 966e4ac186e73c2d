/**
 * The pages about events and funnels.
 *
 * <p>This room shows numbers that {@code rollcall.analysis} computes.
 */
package rollcall.pages.events;
