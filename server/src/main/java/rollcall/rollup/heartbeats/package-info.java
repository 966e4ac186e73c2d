/** Rolls raw heartbeats up into one bitmap a day, field and value. */
package rollcall.rollup.heartbeats;
