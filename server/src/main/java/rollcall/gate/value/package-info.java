/**
 * How single texts are read and reduced: versions, builds, browsers, names, and internet addresses wherever they hide in a text. It
 * knows no vocabulary and no report.
 */
package rollcall.gate.value;
