/**
 * The products of this receiver: what each is called, which vocabulary decides what is kept of its reports, which fields were permitted
 * beyond it, and how long raw rows stay. It asks nobody who changes that, and knows no report and no page.
 */
package rollcall.product;
