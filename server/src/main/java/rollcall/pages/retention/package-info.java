/** The page about instances that stay: cohorts of new ones, and how many of each are active later. */
package rollcall.pages.retention;
