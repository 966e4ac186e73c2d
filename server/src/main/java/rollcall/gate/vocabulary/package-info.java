/**
 * What is permitted: a product's vocabulary of fields and events, the kinds of values that a field may hold, and the presets that ship
 * with Rollcall. It may use {@link rollcall.gate.value} and knows nothing of reports.
 */
package rollcall.gate.vocabulary;
