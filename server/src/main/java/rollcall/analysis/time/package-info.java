/** The days that a question is about: ranges, windows of whole UTC days, and the points of a chart. */
package rollcall.analysis.time;
