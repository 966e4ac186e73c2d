/** Rollcall's own format: one flat JSON object whose names are the product's field names. For anyone who writes twenty lines. */
package rollcall.decoder.rollcall;
