/** The page of metrics: how big instances are, what big ones do otherwise, and how they grow. */
package rollcall.pages.sizes;
