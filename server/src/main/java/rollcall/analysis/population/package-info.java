/** Sets of instances that questions are about: those in some lanes that match a filter, now and at the end of any day. */
package rollcall.analysis.population;
