/** Numbers laid out over time, with gaps where nobody reported, and how the values of a field are ordered and shared. */
package rollcall.analysis.trends;
