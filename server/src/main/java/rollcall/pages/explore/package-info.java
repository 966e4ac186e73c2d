/** The page Explore: instances in rows and columns, or over time, and the questions that were saved. */
package rollcall.pages.explore;
