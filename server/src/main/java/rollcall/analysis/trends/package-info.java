/** Numbers over time, with gaps where no instance reported, and the order of a field's values. */
package rollcall.analysis.trends;
