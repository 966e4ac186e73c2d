/**
 * The demo: a believable fleet whose reports go through the real gate, the real commit and the real rollup. Events that are older than two
 * days are kept as counts only.
 *
 * <p>A fixed seed and the first day determine the whole fleet. The demo never writes to a database with other products or accounts.
 */
package rollcall.demo;
