/**
 * The pages about accounts, keys, products and logging in.
 *
 * <p>This room sees no password and no key but the one that was just typed or issued.
 */
package rollcall.pages.people;
