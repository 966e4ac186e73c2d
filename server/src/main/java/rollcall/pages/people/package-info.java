/**
 * The pages about accounts, keys, products and logging in.
 *
 * <p>The only password or key that this room reads is the one that was just typed or issued.
 */
package rollcall.pages.people;
