/** Which instances are active, new, returned or silent. */
package rollcall.analysis.activity;
