/** Rollcall's own form: one flat JSON object whose names are the product's field names. For anyone who writes twenty lines. */
package rollcall.dialect.house;
