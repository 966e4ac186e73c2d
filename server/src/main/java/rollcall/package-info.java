/** The top: {@link rollcall.Wiring} builds every object in flow order and knows all rooms; {@link rollcall.Settings} is what it builds from. */
package rollcall;
