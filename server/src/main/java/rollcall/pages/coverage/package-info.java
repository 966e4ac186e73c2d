/** The page of coverage: who reports a field at all, and what share of installations reports. */
package rollcall.pages.coverage;
