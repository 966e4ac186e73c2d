/** Which versions run, and how fast a release spreads. */
package rollcall.analysis.versions;
