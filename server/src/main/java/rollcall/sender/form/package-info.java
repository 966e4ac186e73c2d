/**
 * How a report is written on each of the four wires: {@link rollcall.sender.form.Form} and its four kinds.
 *
 * <p>Pure: no clock, no network, no database. Forms take nothing but what the gate let out, and write all of it.
 */
package rollcall.sender.form;
