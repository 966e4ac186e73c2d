/** How the values of a field are distributed among the instances, by the latest report of each, now and over time. */
package rollcall.analysis.fields;
