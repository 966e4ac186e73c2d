/** How all products do, on one page. */
package rollcall.analysis.products;
