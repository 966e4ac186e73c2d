/**
 * The top: {@link rollcall.Wiring} builds every object in the order of the data flow and knows all rooms; {@link rollcall.Settings} are the
 * choices that it builds from.
 */
package rollcall;
