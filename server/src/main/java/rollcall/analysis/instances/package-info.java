/** Which instances there are, and what is known of each. */
package rollcall.analysis.instances;
