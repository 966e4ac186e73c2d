/** The instances of a population divided by one or two of their properties, at the end of a window of days and over time. */
package rollcall.analysis.explore;
